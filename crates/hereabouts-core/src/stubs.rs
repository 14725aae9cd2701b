use crate::{catalogue::*, release::request::*, *};
#[allow(unused_variables)]
impl Catalogue {
    pub fn preview_release(&self, request: ReleaseRequest, offset: u32) -> Result<ReleasePreview> {
        todo!()
    }
    pub fn save_release(
        &self,
        request: ReleaseRequest,
        path: String,
        token: Option<String>,
    ) -> Result<Outcome<ReleaseResult>> {
        todo!()
    }
}
