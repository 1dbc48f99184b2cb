//! Makes Cargo notice files that are added to the built-in theme or the scaffold; `include_dir!` sees only edits.

fn main() {
    for folder in ["templates", "styles", "language", "assets"] {
        println!("cargo:rerun-if-changed=themes/default/{folder}");
    }
    println!("cargo:rerun-if-changed=src/command/scaffold");
}
