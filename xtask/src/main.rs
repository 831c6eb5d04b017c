//! `cargo xtask`: everything that cargo alone cannot say. See the README for the two commands that
//! matter; `cargo xtask help` lists all.

mod bench_scale;
mod bench_search;
mod bench_visit;
mod build;
mod catalogue;
mod evaluate;
mod finish;
mod generate;
mod glue;
mod html;
mod open_formats;
mod optimise;
mod prerender;
mod run;
mod search;
mod serve;
mod size;
mod size_wasm;
mod test;
mod tools;

use std::path::Path;
use std::process::ExitCode;

const HELP: &str = "\
cargo xtask serve [--port 8080]   install what is missing, build, serve app and API
cargo xtask test                  everything CI checks
cargo xtask build                 release build into dist/
cargo xtask catalogue [--hints]   check data/ and compile it to public/catalogue.json
cargo xtask catalogue export FOLDER [--agency ID]
                                  data/ as CSV files for Excel and LibreOffice
cargo xtask catalogue import FOLDER [--delete]
                                  their changes back into data/; --delete: files they no longer hold
cargo xtask catalogue report [FOLDER]
                                  pages for officers: what is good, what is needed (target/report)
cargo xtask search QUERY          the app's own search, as TSV: rank, score, id, official name
cargo xtask evaluate-search FILE  the search against a TSV of query, official name, kind
cargo xtask bench-search [FILE]   the search beside other engines in a browser; see tests/peers
cargo xtask bench [--profile desa|2g|slow4g] [--runs N]
                                  visits on a slow link and phone; see docs/benchmarks.md
cargo xtask lighthouse            Lighthouse's mobile scores of the home and of a service page
cargo xtask bench-scale            the app with 2,000 and 10,000 services in a browser
cargo xtask generate N TARGET     a catalogue of N services for measuring, as a folder or a .json
cargo xtask generate --figures    what 2,000 and 10,000 services cost to compile and to carry
cargo xtask size                  bytes of a first visit against budget.toml
cargo xtask tools                 only install what build and test need
";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let result = match args.as_slice() {
        ["serve"] => serve::serve(8080),
        ["serve", "--port", port] => match port.parse() {
            Ok(port) => serve::serve(port),
            Err(_) => {
                Err(run::Failed(format!("--port takes a number from 1 to 65535, not `{port}`")))
            }
        },
        ["test"] => test::test(),
        ["build"] => build::build(),
        ["catalogue"] => catalogue::write(catalogue::Show::Warnings).map(drop),
        ["catalogue", "--hints"] => catalogue::write(catalogue::Show::All).map(drop),
        ["catalogue", "export", folder] => catalogue::sheet::export(Path::new(folder), None),
        ["catalogue", "export", folder, "--agency", agency] => {
            catalogue::sheet::export(Path::new(folder), Some(agency))
        }
        ["catalogue", "import", folder] => catalogue::sheet::import(Path::new(folder), false),
        ["catalogue", "import", folder, "--delete"] => {
            catalogue::sheet::import(Path::new(folder), true)
        }
        ["catalogue", "report"] => catalogue::report::report(&run::root().join("target/report")),
        ["catalogue", "report", folder] => catalogue::report::report(Path::new(folder)),
        ["search", words @ ..] if !words.is_empty() => search::search(&words.join(" ")),
        ["evaluate-search", file] => evaluate::evaluate(file),
        ["bench-search"] => bench_search::bench_search("tests/search/own-queries.tsv"),
        ["bench-search", file] => bench_search::bench_search(file),
        ["bench", flags @ ..] => bench_visit::bench(flags),
        ["lighthouse"] => bench_visit::lighthouse(),
        ["bench-scale"] => bench_scale::bench_scale(),
        ["generate", "--figures"] => generate::figures(),
        ["generate", n, target] => generate::write(n, target),
        ["size"] => size::size(),
        ["tools"] => tools::for_build().and_then(|()| tools::for_tests().map(drop)),
        ["help" | "--help" | "-h"] | [] => {
            print!("{HELP}");
            Ok(())
        }
        _ => Err(run::Failed(format!("no such task\n\n{HELP}"))),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(run::Failed(reason)) => {
            eprintln!("\nfailed: {reason}");
            ExitCode::FAILURE
        }
    }
}

/// The ISO date of today, UTC.
fn today() -> String {
    let seconds = std::time::UNIX_EPOCH.elapsed().map_or(0, |elapsed| elapsed.as_secs());
    ::catalogue::date::iso((seconds / 86_400) as i64)
}
