pub mod plan;
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct ImportError(String);
