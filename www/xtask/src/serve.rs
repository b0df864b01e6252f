//! A small static server for `www/dist/`, for looking at the page and for the browser tests.
//!
//! It answers GET and HEAD on the local machine only, one connection a request, and tells browsers to keep nothing, so
//! that what is seen is always what was built last.

use std::{
    fs,
    io::{self, BufRead, BufReader, Read, Write},
    net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream},
    path::{Path, PathBuf},
    sync::Arc,
    thread,
    time::Duration,
};

use crate::{
    site,
    tools::{Failure, Outcome},
};

/// The port that is tried first.
pub const DEFAULT_PORT: u16 = 8080;

/// How many ports are tried from the first on.
const PORTS: u16 = 100;

/// Longest request that is read, in bytes. Browsers send under one thousand.
const MAX_REQUEST: u64 = 64 * 1024;

/// A browser may open a connection and not use it; it holds a thread for as long as this.
const PATIENCE: Duration = Duration::from_secs(10);

/// `cargo xtask serve`: builds the site and serves it until interrupted.
pub fn serve(port: u16) -> Outcome<()> {
    site::build()?;
    let server = Server::bind(site::dist(), port)?;
    println!("Serving {}", server.url());
    server.run();
    Ok(())
}

/// A server that has its port and has not answered yet.
pub struct Server {
    listener: TcpListener,
    address: SocketAddr,
    folder: Arc<PathBuf>,
}

impl Server {
    /// Takes `port`, or the next free one. Port 0 is any free port.
    pub fn bind(folder: PathBuf, port: u16) -> Outcome<Server> {
        let mut ports = port..=port.saturating_add(PORTS - 1);
        let bound = ports.find_map(|port| TcpListener::bind((Ipv4Addr::LOCALHOST, port)).ok());
        let listener = bound.ok_or_else(|| {
            Failure::new(format!(
                "none of the {PORTS} ports from {port} on is free; give another with --port"
            ))
        })?;
        let address = listener.local_addr().map_err(|error| Failure::new(error.to_string()))?;
        Ok(Server { listener, address, folder: Arc::new(folder) })
    }

    /// The address of the page.
    pub fn url(&self) -> String {
        format!("http://{}/", self.address)
    }

    /// Answers for as long as the program runs.
    pub fn run(self) {
        for connection in self.listener.incoming().flatten() {
            let folder = Arc::clone(&self.folder);
            // A browser that went away is no trouble of ours.
            thread::spawn(move || answer(connection, &folder).ok());
        }
    }
}

fn answer(mut connection: TcpStream, folder: &Path) -> io::Result<()> {
    connection.set_read_timeout(Some(PATIENCE))?;
    connection.set_write_timeout(Some(PATIENCE))?;
    let mut reader = BufReader::new((&connection).take(MAX_REQUEST));
    let mut request = String::new();
    reader.read_line(&mut request)?;
    // Closing a connection with unread bytes resets it, and the answer may be lost: read to the empty line.
    let mut header = String::new();
    while reader.read_line(&mut header)? > 2 {
        header.clear();
    }
    drop(reader);

    let mut words = request.split_whitespace();
    let (method, target) = (words.next().unwrap_or(""), words.next().unwrap_or(""));
    let (status, kind, body) = if method != "GET" && method != "HEAD" {
        ("405 Method Not Allowed", TEXT, b"Only GET and HEAD are answered.\n".to_vec())
    } else {
        match file(folder, target).and_then(|path| Some((content_type(&path), fs::read(&path).ok()?))) {
            Some((kind, body)) => ("200 OK", kind, body),
            None => ("404 Not Found", TEXT, b"There is no such file.\n".to_vec()),
        }
    };
    write!(
        connection,
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nCache-Control: no-store\r\n\
         X-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n",
        body.len()
    )?;
    if method != "HEAD" {
        connection.write_all(&body)?;
    }
    connection.flush()
}

/// The file that the target of a request names, if it is a file inside `folder`.
fn file(folder: &Path, target: &str) -> Option<PathBuf> {
    let path = target.split(['?', '#']).next()?.strip_prefix('/')?;
    let path = decoded(path)?;
    let mut file = folder.to_path_buf();
    for part in path.split('/') {
        // Only plain names: nothing that leads up, to a drive or to a hidden file.
        if part.starts_with('.') || part.contains(['\\', ':', '\0']) {
            return None;
        }
        file.push(part);
    }
    if path.is_empty() || path.ends_with('/') {
        file.push("index.html");
    }
    // A link inside the folder may lead out of it.
    let file = file.canonicalize().ok()?;
    (file.starts_with(folder.canonicalize().ok()?) && file.is_file()).then_some(file)
}

/// Undoes percent encoding.
fn decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let mut digit = || char::from(rest.next()?).to_digit(16);
            let value = digit()? * 16 + digit()?;
            bytes.push(u8::try_from(value).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

const TEXT: &str = "text/plain; charset=utf-8";

fn content_type(path: &Path) -> &'static str {
    match path.extension().and_then(|extension| extension.to_str()).unwrap_or("") {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" | "map" => "application/json",
        "webmanifest" => "application/manifest+json",
        // Browsers compile while they download only if the type is exactly this.
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "txt" => TEXT,
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A folder with a page, a wasm file in a folder, and next to it a file that must not be served.
    fn folder(name: &str) -> PathBuf {
        let outside = std::env::temp_dir().join(format!("cloze-serve-{name}-{}", std::process::id()));
        let folder = outside.join("dist");
        fs::create_dir_all(folder.join("sub folder")).unwrap();
        fs::write(outside.join("secret.txt"), "secret").unwrap();
        fs::write(folder.join("index.html"), "<!doctype html>").unwrap();
        fs::write(folder.join(".hidden"), "secret").unwrap();
        fs::write(folder.join("sub folder/a.wasm"), "wasm").unwrap();
        folder
    }

    #[test]
    fn finds_files_inside_the_folder_only() {
        let folder = folder("paths");
        let name = |target: &str| file(&folder, target).map(|path| path.file_name().unwrap().to_owned());
        assert_eq!(name("/").unwrap(), "index.html");
        assert_eq!(name("/?a=/../..#b").unwrap(), "index.html");
        assert_eq!(name("/sub%20folder/a.wasm").unwrap(), "a.wasm");
        for refused in [
            "",
            "*",
            "/..",
            "/../secret.txt",
            "/%2e%2e/secret.txt",
            "/..%2fsecret.txt",
            "/..\\secret.txt",
            "/sub%20folder",
            "/sub%20folder/",
            "/sub%20folder/../../secret.txt",
            "/.hidden",
            "/%",
            "/%zz",
            "/%ff",
            "/%00",
            "/C:/secret.txt",
            "//etc/passwd",
            "/absent",
        ] {
            assert_eq!(name(refused), None, "{refused}");
        }
    }

    #[test]
    fn answers_with_the_right_headers() {
        let server = Server::bind(folder("answers"), 0).unwrap();
        let address = server.address;
        thread::spawn(move || server.run());
        let ask = |request: &str| {
            let mut connection = TcpStream::connect(address).unwrap();
            write!(connection, "{request} HTTP/1.1\r\nHost: localhost\r\nAccept: */*\r\n\r\n").unwrap();
            let mut answer = String::new();
            connection.read_to_string(&mut answer).unwrap();
            answer
        };
        let page = ask("GET /");
        assert!(page.starts_with("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"), "{page}");
        assert!(
            page.contains("Cache-Control: no-store\r\n") && page.ends_with("\r\n\r\n<!doctype html>"),
            "{page}"
        );
        let wasm = ask("HEAD /sub%20folder/a.wasm");
        assert!(wasm.contains("Content-Type: application/wasm\r\nContent-Length: 4\r\n"), "{wasm}");
        assert!(wasm.ends_with("\r\n\r\n"), "{wasm}");
        assert!(ask("GET /../secret.txt").starts_with("HTTP/1.1 404 "));
        assert!(ask("POST /").starts_with("HTTP/1.1 405 "));
        assert!(ask("").starts_with("HTTP/1.1 405 "));
    }

    #[test]
    fn takes_the_next_port_if_one_is_taken() {
        let first = Server::bind(PathBuf::new(), 0).unwrap();
        let port = first.address.port();
        if port < u16::MAX {
            assert!(Server::bind(PathBuf::new(), port).unwrap().address.port() > port);
        }
    }
}
