use crate::{*, catalogue::*, import::plan::*, release::request::*};
#[allow(unused_variables)] impl Catalogue {
pub fn plan_import(&self, path: String, options: ImportOptions) -> Result<ImportPlan> { todo!() }
pub fn preview_release(&self, request: ReleaseRequest, offset: u32) -> Result<ReleasePreview> { todo!() }
pub fn run_import(&self, path: String, options: ImportOptions) -> Result<Outcome<ImportResult>> { todo!() }
pub fn save_release(&self, request: ReleaseRequest, path: String, token: Option<String>) -> Result<Outcome<ReleaseResult>> { todo!() }
pub fn check(&self, quick: bool) -> Result<Vec<String>> { todo!() }
}
