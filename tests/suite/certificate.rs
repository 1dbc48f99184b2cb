//! `verify`: the code that a page put on a certificate, seen from outside.

use crate::project::{Project, complained};

#[test]
fn a_code_is_confirmed_for_its_own_name_course_score_and_day_only() {
    let project = Project::valid();
    let id = std::fs::read_to_string(project.path("course/course.yaml")).unwrap();
    let id = id.lines().find_map(|line| line.strip_prefix("id: ")).unwrap().split(' ').next().unwrap().to_owned();
    let lines = format!("coursewright certificate 1\n{id}\n王芳\n1024\n92\n2026-11-22");
    let code = format!("CW-92-20261122-{:08X}", crc32fast::hash(lines.as_bytes()));
    let verify = |code: &str, name: &str, number: &str| {
        project.run(&["verify", code, ".", "--name", name, "--number", number, "--lang", "en"])
    };
    let good = verify(&code, "王芳", "1024");
    assert_eq!(good.status.code(), Some(0), "{}", complained(&good));
    assert!(complained(&good).contains("it does not prove who answered"), "{}", complained(&good));
    let other = code.replace("-92-", "-93-");
    for (code, name, number) in [(code.as_str(), "王方", "1024"), (&code, "王芳", "1025"), (&other, "王芳", "1024")]
    {
        let output = verify(code, name, number);
        assert_eq!(output.status.code(), Some(1), "{code} {name} {number}");
        assert!(complained(&output).starts_with("it does not match"), "{}", complained(&output));
    }
    let nothing = verify("CW-92", "王芳", "");
    assert_eq!(nothing.status.code(), Some(1));
    assert!(complained(&nothing).starts_with("CW-92 is no code of a certificate"), "{}", complained(&nothing));
}
