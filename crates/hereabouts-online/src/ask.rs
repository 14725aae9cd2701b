//! One request: no further than its address, not longer than ten seconds, not more than was agreed, and on the
//! list before it leaves.

use crate::asked::{List, Outcome, What};
use crate::error::{Error, Result};
use crate::settings::is_this_laptop;
use std::time::Duration;
use ureq::http::{HeaderMap, Request, Response, StatusCode, header};
use ureq::tls::{RootCerts, TlsConfig, TlsProvider};
use ureq::{Agent, Body};

const LONGEST: Duration = Duration::from_secs(10);

/// Who asks. Certificates are checked as the system does for its other programs.
#[derive(Clone)]
pub(crate) struct Asker {
    user_agent: String,
    agent: Agent,
    /// For this laptop itself, past any proxy.
    near: Agent,
}

impl Asker {
    pub fn new(user_agent: &str) -> Asker {
        Asker {
            user_agent: user_agent.to_owned(),
            agent: agent(false),
            near: agent(true),
        }
    }

    /// Lets go of connections that are kept open.
    pub fn close(&mut self) {
        *self = Asker::new(&self.user_agent);
    }

    /// What is asked for at an address, before it is asked.
    pub(crate) fn request(&self, address: &str, accept: &str) -> Result<Request<()>> {
        let request = Request::get(address)
            .header(header::USER_AGENT, &self.user_agent)
            .header(header::ACCEPT, accept);
        request
            .body(())
            .map_err(|_| Error::Address(address.to_owned()))
    }

    /// Asks, and notes it; takes at most this many bytes. Answers other than 200 and 304 are errors.
    pub(crate) fn ask(
        &self,
        list: &List,
        what: &What,
        request: Request<()>,
        most: u64,
    ) -> Result<Response<Vec<u8>>> {
        let whom = request.uri().host().unwrap_or_default().to_owned();
        let begun = list.begin(&whom, what)?;
        let answer = self.exchange(request, &whom, most);
        let (bytes, outcome) = match &answer {
            Ok(answer) if answer.status() == StatusCode::NOT_MODIFIED => (0, Outcome::Unchanged),
            Ok(answer) => (answer.body().len() as u64, Outcome::Came),
            Err(error) => (0, Outcome::Failed(error.to_string())),
        };
        list.end(begun, bytes, outcome)?;
        answer
    }

    fn exchange(&self, request: Request<()>, whom: &str, most: u64) -> Result<Response<Vec<u8>>> {
        let agent = match is_this_laptop(request.uri()) {
            true => &self.near,
            false => &self.agent,
        };
        let answer = agent.run(request).map_err(|error| failed(error, whom))?;
        let (parts, body) = answer.into_parts();
        match parts.status {
            StatusCode::OK => {}
            StatusCode::NOT_MODIFIED => return Ok(Response::from_parts(parts, Vec::new())),
            status if status.is_redirection() => {
                return Err(Error::SentOn(whom.to_owned(), to(&parts.headers)));
            }
            status => return Err(Error::Refused(whom.to_owned(), status.as_u16())),
        }
        let bytes = read(body, most).map_err(|error| failed(error, whom))?;
        Ok(Response::from_parts(parts, bytes))
    }
}

fn agent(near: bool) -> Agent {
    let tls = TlsConfig::builder()
        .provider(TlsProvider::NativeTls)
        .root_certs(RootCerts::PlatformVerifier);
    let config = Agent::config_builder()
        .timeout_global(Some(LONGEST))
        // Somebody else's address is somebody else.
        .max_redirects(0)
        .max_redirects_will_error(false)
        .http_status_as_error(false)
        .max_idle_connections_per_host(2)
        .tls_config(tls.build());
    match near {
        true => config.proxy(None).build().into(),
        false => config.build().into(),
    }
}

fn read(mut body: Body, most: u64) -> std::result::Result<Vec<u8>, ureq::Error> {
    body.with_config().limit(most).read_to_vec()
}

/// Where it was sent on to, as text that can be shown.
fn to(headers: &HeaderMap) -> String {
    let to = headers
        .get(header::LOCATION)
        .and_then(|to| to.to_str().ok());
    to.unwrap_or("?").chars().take(200).collect()
}

fn failed(error: ureq::Error, whom: &str) -> Error {
    let whom = whom.to_owned();
    match error {
        ureq::Error::BodyExceedsLimit(_) | ureq::Error::LargeResponseHeader(..) => {
            Error::TooMuch(whom)
        }
        ureq::Error::NativeTls(_) | ureq::Error::Tls(_) | ureq::Error::TlsRequired => {
            Error::NotSafe(whom)
        }
        ureq::Error::BadUri(_) => Error::Address(whom),
        _ => Error::NoAnswer(whom),
    }
}
