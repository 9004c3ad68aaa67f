//! Compiles `data/` into one blob that the library carries.

#[path = "src/compiler/mod.rs"]
#[allow(dead_code, unreachable_pub, reason = "the build script uses a part of what the library publishes")]
mod compiler;

use compiler::{Blob, Source};
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() {
    println!("cargo::rerun-if-changed=data");
    println!("cargo::rerun-if-changed=src/compiler");
    let sources = sources(Path::new("data"));
    let (blob, problems) = compiler::compile(&sources);
    for problem in &problems {
        println!("cargo::warning=data/{problem}");
    }
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    write(&out, &blob);
    // the files themselves go along: a user's own are compiled together with them
    let files: Vec<(&str, &str)> = sources.iter().map(|s| (s.path.as_str(), s.text.as_str())).collect();
    let files = postcard::to_stdvec(&files).expect("texts serialise");
    fs::write(out.join("sources.bin"), files).expect("the build folder can be written");
}

fn sources(data: &Path) -> Vec<Source> {
    let mut found = Vec::new();
    let mut folders = vec![data.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("the data folder can be read").flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "tsv" || e == "txt") {
                let text = fs::read_to_string(&path).expect("a data file is UTF-8 text");
                let name =
                    path.strip_prefix(data).expect("it lies below").to_string_lossy().replace('\\', "/");
                found.push(Source { path: name, text });
            }
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

fn write(out: &Path, blob: &Blob) {
    macro_rules! tables {
        ($($name:ident)*) => {
            $(fs::write(
                out.join(concat!("table-", stringify!($name), ".bin")),
                compiler::pack(&blob.tables.$name).expect("entries serialise"),
            ).expect("the build folder can be written");)*
        };
    }
    tables!(countries actors offices agents places verbs nouns adjectives functions frames themes furniture);
    let examples = postcard::to_stdvec(&blob.examples).expect("examples serialise");
    let orders = postcard::to_stdvec(&blob.orders).expect("orders serialise");
    for (name, bytes) in [
        ("examples", &examples),
        ("orders", &orders),
        ("forms", &blob.forms),
        ("names", &blob.names),
        ("readings", &blob.readings),
    ] {
        fs::write(out.join(format!("{name}.bin")), bytes).expect("the build folder can be written");
    }
}
