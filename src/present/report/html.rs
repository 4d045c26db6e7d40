//! A report as one self-contained file: no script, no address but those within it, nothing to fetch.

use super::{Block, Cell, Grid, Report, Section};
use crate::present::chart::{Anchor, Mark, Shape};
use crate::present::maturity::PLOT;
use crate::present::text::{Text, report::ReportText as T};

/// The look of the file. The browser's own colours serve light, dark and paper alike.
const STYLE: &str = "\
:root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}\
body{max-width:62rem;margin:0 auto;padding:2rem 1rem}\
h1{font-size:1.75rem;line-height:1.25}h2{font-size:1.3rem;margin-top:2.5rem}h3{font-size:1rem}\
table{border-collapse:collapse;width:100%;font-size:.85rem}\
caption{text-align:start;font-weight:600;padding:.5rem 0}\
th,td{text-align:start;vertical-align:top;padding:.25rem .5rem .25rem 0;border-bottom:1px solid GrayText}\
.n{text-align:end;font-variant-numeric:tabular-nums}\
.figures{display:flex;flex-wrap:wrap;gap:1.5rem}.figures dd{margin:0}\
.figures dd:first-of-type{font-size:1.6rem;font-weight:600}\
.mark{border:1px solid;padding:.5rem 1rem}.scroll{overflow-x:auto}\
svg *{fill:none;stroke:GrayText}svg .dot-median{fill:LinkText;stroke:Canvas}\
svg .target{stroke:LinkText;stroke-width:2}svg .attained{fill:CanvasText;stroke:none}\
svg .grid-line{stroke-opacity:.35}\
li,p,td,dd{overflow-wrap:anywhere;white-space:pre-line}\
@media print{body{max-width:none;padding:0}section{break-inside:auto}#summary{break-after:page}\
thead{display:table-header-group}tr{break-inside:avoid}nav{display:none}}";

/// The file's text.
pub fn html(report: &Report) -> String {
    let mut out =
        String::from("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    // Whatever a text could smuggle in would still be forbidden to run or to ask for anything.
    out.push_str(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; \
         style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n",
    );
    out.push_str("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    tagged(&mut out, "title", &report.title);
    out.push_str(&format!("<style>{STYLE}</style>\n</head>\n<body>\n<header>\n"));
    tagged(&mut out, "h1", &report.title);
    tagged(&mut out, "p", &report.sub_line);
    out.push_str("<p class=\"mark\">");
    escaped(&mut out, &report.mark);
    out.push_str("</p>\n</header>\n");
    contents(&mut out, report);
    out.push_str("<main>\n");
    report.sections.iter().for_each(|section| write_section(&mut out, section));
    out.push_str("</main>\n</body>\n</html>\n");
    out
}

/// A text with everything escaped that could end it, in an element or in an attribute. Characters
/// that a file may not hold are left out.
pub fn escaped(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\n' | '\t' => out.push(c),
            // Marks that turn the direction of what follows would reach beyond their text.
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {}
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
}

/// A text between a tag and its end.
fn tagged(out: &mut String, tag: &str, text: &str) {
    out.push_str(&format!("<{tag}>"));
    escaped(out, text);
    out.push_str(&format!("</{tag}>\n"));
}

/// The list of sections with links to them.
fn contents(out: &mut String, report: &Report) {
    out.push_str("<nav aria-label=\"");
    escaped(out, T::Contents.say());
    out.push_str("\">\n<ol>\n");
    for section in &report.sections {
        out.push_str("<li><a href=\"#");
        escaped(out, section.id);
        out.push_str("\">");
        escaped(out, section.title);
        out.push_str("</a></li>\n");
    }
    out.push_str("</ol>\n</nav>\n");
}

/// A heading with its blocks.
fn write_section(out: &mut String, section: &Section) {
    out.push_str("<section id=\"");
    escaped(out, section.id);
    out.push_str("\">\n");
    tagged(out, "h2", section.title);
    for block in &section.blocks {
        match block {
            Block::Text(text) => tagged(out, "p", text),
            Block::Heading(text) => tagged(out, "h3", text),
            Block::List(lines) => {
                out.push_str("<ul>\n");
                lines.iter().for_each(|line| tagged(out, "li", line));
                out.push_str("</ul>\n");
            }
            Block::Figures(figures) => {
                out.push_str("<dl class=\"figures\">\n");
                for [name, figure, note] in figures {
                    out.push_str("<div>");
                    tagged(out, "dt", name);
                    tagged(out, "dd", figure);
                    tagged(out, "dd", note);
                    out.push_str("</div>\n");
                }
                out.push_str("</dl>\n");
            }
            Block::Grid(grid) => write_grid(out, grid),
        }
    }
    out.push_str("</section>\n");
}

/// A table with heads for its rows and columns.
fn write_grid(out: &mut String, grid: &Grid) {
    // What scrolls must be reached by keyboard, too.
    out.push_str("<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"");
    escaped(out, &grid.caption);
    out.push_str("\">\n<table>\n");
    tagged(out, "caption", &grid.caption);
    out.push_str("<thead>\n<tr>");
    let figures =
        |at: usize| matches!(grid.rows.first().and_then(|row| row.get(at)), Some(Cell::Figure(_)));
    for (at, column) in grid.columns.iter().enumerate() {
        out.push_str(if figures(at) {
            "<th scope=\"col\" class=\"n\">"
        } else {
            "<th scope=\"col\">"
        });
        escaped(out, column);
        out.push_str("</th>");
    }
    out.push_str("</tr>\n</thead>\n<tbody>\n");
    for row in &grid.rows {
        out.push_str("<tr>");
        row.iter().enumerate().for_each(|(at, cell)| write_cell(out, at, cell));
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody>\n</table>\n</div>\n");
}

/// One cell of a table.
fn write_cell(out: &mut String, at: usize, cell: &Cell) {
    match cell {
        Cell::Text(text) if at == 0 => {
            out.push_str("<th scope=\"row\">");
            escaped(out, text);
            out.push_str("</th>");
        }
        Cell::Text(text) => {
            out.push_str("<td>");
            escaped(out, text);
            out.push_str("</td>");
        }
        Cell::Figure(text) => {
            out.push_str("<td class=\"n\">");
            escaped(out, text);
            out.push_str("</td>");
        }
        Cell::Plot(marks, words) => {
            let (width, height, _) = PLOT;
            out.push_str(&format!(
                "<td><svg width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" \
                 role=\"img\" aria-label=\""
            ));
            escaped(out, words);
            out.push_str("\">");
            marks.iter().for_each(|mark| write_mark(out, mark));
            out.push_str("</svg></td>");
        }
    }
}

/// One mark of a chart as SVG.
fn write_mark(out: &mut String, mark: &Mark) {
    let points = |points: &[(f64, f64)]| {
        let pair = |(x, y): &(f64, f64)| format!("{x:.1},{y:.1}");
        points.iter().map(pair).collect::<Vec<_>>().join(" ")
    };
    let mut class = String::new();
    escaped(&mut class, &mark.class);
    match &mark.shape {
        Shape::Rect { x, y, width, height } => out.push_str(&format!(
            "<rect class=\"{class}\" x=\"{x:.1}\" y=\"{y:.1}\" width=\"{width:.1}\" height=\"{height:.1}\"/>"
        )),
        Shape::Line { points: line } => {
            out.push_str(&format!("<polyline class=\"{class}\" points=\"{}\"/>", points(line)));
        }
        Shape::Polygon { points: corners } => {
            out.push_str(&format!("<polygon class=\"{class}\" points=\"{}\"/>", points(corners)));
        }
        Shape::Circle { cx, cy, r } => out.push_str(&format!(
            "<circle class=\"{class}\" cx=\"{cx:.1}\" cy=\"{cy:.1}\" r=\"{r:.1}\"/>"
        )),
        Shape::Text { x, y, anchor, text } => {
            let anchor = match anchor {
                Anchor::Start => "start",
                Anchor::Middle => "middle",
                Anchor::End => "end",
            };
            out.push_str(&format!(
                "<text class=\"{class}\" x=\"{x:.1}\" y=\"{y:.1}\" text-anchor=\"{anchor}\">"
            ));
            escaped(out, text);
            out.push_str("</text>");
        }
    }
}
