//! The least of HTTP that sends feedback, and the receiver's program as operators start it.

use std::io;
use std::io::BufRead as _;
use std::net::SocketAddr;
use std::process::{Child, ChildStdout, Command, ExitStatus, Stdio};

use feedback::Receipt;
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;

/// A receiver of its own process, on a free port. It is killed when dropped.
pub(crate) struct Program {
    child: Child,
    pub(crate) address: SocketAddr,
    /// Kept open: writing its log must not fail.
    _log: io::BufReader<ChildStdout>,
}

impl Program {
    /// Returns when it listens.
    pub(crate) fn start(program: &str, database: &str) -> Self {
        let mut child = Command::new(program)
            .args(["--listen", "127.0.0.1:0", "--database", database])
            .env("RUST_LOG", "info")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the receiver starts");
        let mut log = io::BufReader::new(child.stdout.take().expect("piped"));
        let mut line = String::new();
        let address = loop {
            line.clear();
            assert!(log.read_line(&mut line).expect("text") > 0, "the receiver ended at its start");
            if let Some((_, rest)) = line.split_once("listening on http://") {
                let address = rest.split_whitespace().next().unwrap_or_default();
                break address.parse().expect("an address");
            }
        };
        Self { child, address, _log: log }
    }

    /// `SIGKILL`: it has no chance to tidy up.
    #[allow(dead_code, reason = "one of the programs that include this file does")]
    pub(crate) fn kill(&mut self) {
        self.child.kill().expect("it runs");
        self.child.wait().expect("it ends");
    }

    /// `SIGTERM`, as an operator's tools send it.
    #[allow(dead_code, reason = "one of the programs that include this file asks")]
    pub(crate) fn stop(&mut self) -> ExitStatus {
        let pid = self.child.id().to_string();
        let sent = Command::new("kill").args(["-TERM", &pid]).status().expect("`kill` runs");
        assert!(sent.success());
        self.child.wait().expect("it ends")
    }

    #[allow(dead_code, reason = "one of the programs that include this file asks")]
    pub(crate) fn pid(&self) -> u32 {
        self.child.id()
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        // It may have been killed already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// One connection that is used again and again.
pub(crate) struct Client(BufReader<TcpStream>);

impl Client {
    pub(crate) async fn connect(address: SocketAddr) -> io::Result<Self> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        Ok(Self(BufReader::new(stream)))
    }

    /// Sends a submission; `nonce` is its proof of work.
    pub(crate) async fn send(&mut self, body: &str, nonce: Option<u64>) -> io::Result<()> {
        let work = nonce.map(|nonce| format!("loket-work: {nonce}\r\n")).unwrap_or_default();
        let request = format!(
            "POST /api/submissions HTTP/1.1\r\nhost: loket.example\r\ncontent-type: application/json\r\n\
             {work}content-length: {}\r\n\r\n{body}",
            body.len()
        );
        self.0.get_mut().write_all(request.as_bytes()).await
    }

    /// Reads the answer; any but a receipt is a mistake of the test or of the receiver.
    pub(crate) async fn receive(&mut self) -> io::Result<Receipt> {
        let (mut line, mut status, mut length) = (String::new(), String::new(), 0);
        loop {
            line.clear();
            if self.0.read_line(&mut line).await? == 0 {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
            if let Some(rest) = line.strip_prefix("HTTP/1.1 ") {
                status = rest.trim().to_owned();
            } else if let Some(value) = line.strip_prefix("content-length: ") {
                length = value.trim().parse().expect("a number");
            } else if line == "\r\n" {
                break;
            }
        }
        let mut body = vec![0; length];
        self.0.read_exact(&mut body).await?;
        let is_good = status.starts_with("200") || status.starts_with("201");
        assert!(is_good, "{status}: {}", String::from_utf8_lossy(&body));
        Ok(serde_json::from_slice(&body).expect("a receipt"))
    }
}
