//! `cargo xtask serve`: app and API on one address.

use crate::build;
use crate::run::{Result, cargo, run};

/// Builds, then runs the receiver until it is stopped.
pub(crate) fn serve(port: u16) -> Result {
    build::build()?;
    println!("\nreceiver");
    run(&mut cargo(&["build", "--release", "--locked", "--package", "receiver"]))?;
    println!(
        "\nLoket is at http://127.0.0.1:{port}/ (stop with Ctrl-C); feedback is kept in var/feedback.sqlite"
    );
    let listen = format!("127.0.0.1:{port}");
    let mut args = vec!["run", "--release", "--locked", "--quiet", "--package", "receiver", "--"];
    args.extend(["--listen", &listen, "--database", "var/feedback.sqlite", "--dist", "dist"]);
    run(&mut cargo(&args))
}
