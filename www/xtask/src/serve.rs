//! Serves a folder on the local machine: `www/build.mjs --serve`, which is esbuild's own server.

use std::{
    io::{BufRead, BufReader},
    path::Path,
    process::{Child, Command, Stdio},
};

use crate::{
    site,
    tools::{self, Failure, Outcome},
};

/// The port that is tried first.
pub const DEFAULT_PORT: u16 = 8080;

/// `cargo xtask serve`: builds the site and serves it until interrupted.
pub fn serve(port: u16) -> Outcome<()> {
    site::build()?;
    tools::stream(&mut command(&site::dist(), port)?)
}

/// A server at a free port. Dropping it ends the server.
pub struct Server {
    process: Child,
    url: String,
}

impl Server {
    /// Starts to serve `folder`.
    pub fn start(folder: &Path) -> Outcome<Server> {
        tools::install_npm_packages(&site::www())?;
        let failed = |error| Failure::new(format!("the server could not be started: {error}"));
        let mut process = command(folder, 0)?.stdout(Stdio::piped()).spawn().map_err(failed)?;
        let mut line = String::new();
        if let Some(output) = process.stdout.take() {
            BufReader::new(output).read_line(&mut line).map_err(failed)?;
        }
        let url = line.trim().strip_prefix("Serving ").unwrap_or_default().to_owned();
        let server = Server { process, url };
        if server.url.is_empty() {
            return Err(Failure::new(format!("the server did not say its address, but {line:?}")));
        }
        Ok(server)
    }

    /// The address of the folder.
    pub fn url(&self) -> &str {
        &self.url
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.process.kill().ok();
        self.process.wait().ok();
    }
}

/// The server of `folder` at `port`, or at the next free port; 0 means any port.
fn command(folder: &Path, port: u16) -> Outcome<Command> {
    let mut node = tools::node(&site::www())?;
    node.args(["build.mjs", "--serve"]).arg(port.to_string()).arg(folder);
    Ok(node)
}
