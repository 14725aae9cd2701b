//! A web server whose certificate (`nobody.pem`, with a key made for this test alone) nobody vouches for.

use native_tls::{Identity, TlsAcceptor};
use std::io::Read;
use std::net::TcpListener;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

pub struct Impostor {
    port: u16,
    heard: Arc<AtomicUsize>,
}

impl Impostor {
    pub fn start() -> Impostor {
        let (certificate, key) = (
            include_bytes!("nobody.pem"),
            include_bytes!("nobody.key.pem"),
        );
        let identity = Identity::from_pkcs8(certificate, key).expect("they belong together");
        let acceptor = TlsAcceptor::new(identity).expect("it can speak TLS");
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port can be taken");
        let port = listener.local_addr().expect("it has an address").port();
        let heard = Arc::new(AtomicUsize::new(0));
        let bytes = heard.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                // Whoever is wary hangs up before there is a stream.
                let Ok(mut stream) = acceptor.accept(stream) else {
                    continue;
                };
                let mut first = [0; 64];
                bytes.fetch_add(stream.read(&mut first).unwrap_or(0), Ordering::SeqCst);
            }
        });
        Impostor { port, heard }
    }

    /// `https://127.0.0.1:PORT`.
    pub fn address(&self) -> String {
        format!("https://127.0.0.1:{}", self.port)
    }

    /// Bytes of requests that it could read.
    pub fn heard(&self) -> usize {
        self.heard.load(Ordering::SeqCst)
    }
}
