//! What the machine's failures say in Chinese. The English texts stand beside the variants.

use super::{Error, Refusal, ending, here, shown};
use std::io::ErrorKind;

impl Error {
    /// The failure in Chinese: what, where, and what to do.
    #[must_use]
    pub fn chinese(&self) -> String {
        match self {
            Self::Io { action, path, source } => {
                format!("{}不了 {}：{}", verb(action), shown(path), system(source))
            }
            Self::DiskFull { path, needed, free } => {
                let free = free.map_or_else(String::new, |free| format!("，只剩 {free} 字节"));
                format!(
                    "{} 所在的磁盘放不下网站：需要 {needed} 字节{free}；腾出空间再生成一次，原来的网站没有动",
                    shown(path)
                )
            }
            Self::OutputRefused { path, reason } => format!("不能把网站写到 {}：{}", shown(path), refusal(reason)),
            Self::ForeignFiles { path, names, total } => {
                let more = total.saturating_sub(names.len());
                let more = if more > 0 { format!("等 {total} 个文件") } else { String::new() };
                format!(
                    "不能把网站写到 {}：里面有不是 Coursewright 生成的 {}{more}；把它们移走，或用 --out 换一个文件夹",
                    shown(path),
                    names.join("、")
                )
            }
            Self::NotEmpty { path } => {
                format!("不能在 {} 新建课程：那里已经有东西了；换一个新的或空的文件夹", shown(path))
            }
            Self::BadManifest { path, reason } => format!(
                "{} 用不了（{reason}），无法知道文件夹里哪些文件可以替换；如果里面只有生成的网站，删掉它再生成一次",
                shown(path)
            ),
            Self::Import { path, reason } => {
                format!("导入不了 {}：{}", shown(path), reason.words(crate::course::Language::Chinese))
            }
            Self::Exists { path } => {
                format!("{} 已经存在，没有动它；用 --out 写到别处，或者用 --force 替换", shown(path))
            }
            Self::Template { path, reason } => {
                format!("生成不了模板 {}：{}", shown(path), reason.words(crate::course::Language::Chinese))
            }
            Self::TemplateExists { path, template } => {
                format!(
                    "{} 已经存在，没有动它；换一个名字：new --template {template} 名字{}",
                    shown(path),
                    ending(template)
                )
            }
            Self::NoCourse { path } => format!(
                "{} 不在课程里：它和它的上级文件夹都没有 course/course.yaml；先进到课程的文件夹，或者用 coursewright new 文件夹 新建一个",
                here(path)
            ),
            Self::WrongFolder { path, folder } => {
                format!("不能写到 {}：课程只在 {folder} 里读这种文件；只写名字，或者写那里面的路径", shown(path))
            }
            Self::NoId { path, name } => format!(
                "不能写到 {}：里面的编号会是 `{name}`，而编号只能有字母、汉字、数字、`-`、`_` 和 `.`，最多 64 个字符；换一个名字",
                shown(path)
            ),
            Self::OneFile { path } => {
                format!("几个文件不能都写进 {} 一个测验文件；--out 给一个文件夹", shown(path))
            }
            Self::Clash { first, second } => {
                format!("网站里同时有 {first} 和 {second}，有的磁盘放不下这两个名字；请改掉一个")
            }
            Self::Locked { path, pid } => {
                let pid = pid.map_or_else(String::new, |pid| format!("（进程 {pid}）"));
                format!("另一次生成{pid}正在写 {}；等它结束再试", shown(path))
            }
            Self::PortInUse { host, port } => {
                format!("{host} 的端口 {port} 被别的程序占用；关掉它，或换一个端口：--port 0 自动选一个")
            }
            Self::Listen { host, port, source } => format!(
                "不能在 {host} 的端口 {port} 上提供服务：{}；--host 要写这台电脑自己的地址，或者不写",
                system(source)
            ),
            Self::System { action, source } => format!("系统不允许（{action}）：{}", system(source)),
            Self::Page { path, reason } => format!("生成不了页面 {path}：{reason}"),
        }
    }
}

/// What was tried.
fn verb(action: &str) -> &str {
    match action {
        "read" => "读取",
        "write" => "写入",
        "create" => "新建",
        "create the folder" => "新建文件夹",
        "copy" => "复制",
        "remove" => "删除",
        "look into" => "查看",
        "resolve" => "找",
        "open the project folder" => "打开课程文件夹",
        "make the lock" => "建立写入锁",
        "write the lock" => "写写入锁",
        "rename the new site to" => "把新网站改名为",
        "exchange the new site with" => "用新网站换下",
        other => other,
    }
}

/// What the system said, with what to do where there is an answer.
fn system(source: &std::io::Error) -> String {
    let known = match source.kind() {
        ErrorKind::NotFound => "没有这个文件或文件夹；检查路径有没有写错",
        ErrorKind::PermissionDenied => "没有权限；给当前用户授权，或者换个位置",
        ErrorKind::ReadOnlyFilesystem => "磁盘是只读的；换到别的磁盘",
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "磁盘满了；腾出空间再试",
        ErrorKind::AlreadyExists => "已经有同名的文件",
        _ => return source.to_string(),
    };
    known.to_owned()
}

fn refusal(reason: &Refusal) -> String {
    let advice = "换一个单独的文件夹，例如 site";
    match reason {
        Refusal::Root => format!("它是磁盘的根目录；{advice}"),
        Refusal::Home => format!("它是你的用户文件夹或其上级；{advice}"),
        Refusal::AboveProject => format!("它就是课程文件夹或其上级，会把源文件弄丢；{advice}"),
        Refusal::InsideSources(folder) => format!("它在课程的 {folder} 文件夹里，那里放的是源文件；{advice}"),
        Refusal::VersionControl(name) => format!("它是版本库的数据，或者里面有（{name}）；{advice}"),
        Refusal::NoFolder => "它不是文件夹；删掉它，或者换个名字".to_owned(),
        Refusal::DanglingLink => "它是一个链接，但指向的东西不存在；删掉链接，或者建好它的目标".to_owned(),
        Refusal::ParentOfMissing => "路径里在不存在的文件夹后面写了 ..；请把路径里的 .. 去掉".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn failures_say_in_chinese_what_where_and_what_to_do() {
        let error = Error::io("read", "course")(ErrorKind::NotFound.into());
        assert_eq!(error.chinese(), "读取不了 course：没有这个文件或文件夹；检查路径有没有写错");
        let names = vec!["成绩.xlsx".to_owned()];
        let error = Error::ForeignFiles { path: "site".into(), names, total: 3 };
        assert_eq!(
            error.chinese(),
            "不能把网站写到 site：里面有不是 Coursewright 生成的 成绩.xlsx等 3 个文件；把它们移走，或用 --out 换一个文件夹"
        );
    }
}
