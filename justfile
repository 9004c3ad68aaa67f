# What the project runs, by name. CI runs `.ci/run`, which runs `just check`.

set shell := ["bash", "-euo", "pipefail", "-c"]

# list the recipes
default:
    @just --list

# everything that must hold before a change is committed; the tests are the README's second command
check: fmt lint doc deny readme

# the sources are formatted
fmt:
    cargo fmt --all --check

# no lint is broken
lint:
    cargo clippy --workspace --all-targets -- -D warnings

# all tests
test:
    cargo test --workspace

# the documentation builds, and its links lead somewhere
doc:
    RUSTDOCFLAGS="-D warnings" cargo doc --workspace --no-deps

# licences, sources and banned crates of what we depend on
deny:
    cargo deny check licenses bans sources

# known vulnerabilities of what we depend on; needs the network
advisories:
    cargo deny check advisories

# the README's commands do what it says, and both READMEs give the same ones
readme:
    diff <(grep -E '^cargo ' README.md) <(grep -E '^cargo ' README.ar.md)
    @grep -E '^cargo ' README.md | while read -r line; do echo "$line"; bash -euo pipefail -c "$line" < /dev/null; done

# score against the evaluation sets beside the checkout; `just score --save` writes docs/scores.md
score *arguments:
    python3 eval/score.py {{ arguments }}

# every export opened by its real reader; the packages are those of eval/exports.txt
exports *arguments:
    python3 eval/exports.py {{ arguments }}

# time the release binary; `just bench --save` writes docs/benchmarks.md
bench *arguments:
    python3 benches/bench.py {{ arguments }}
