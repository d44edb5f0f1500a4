"""Word files in the manner of offices, made by python-docx: make-letterheads.py FOLDER LOGO. What has to stand where is in from-python.ts."""

import sys
from copy import deepcopy

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor

folder, logo = sys.argv[1], sys.argv[2]


def new(top=4.0):
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    section.top_margin, section.bottom_margin = Cm(top), Cm(2.5)
    section.header_distance = section.footer_distance = Cm(1.2)
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Arial", Pt(10)
    document.add_paragraph("Letter")
    return document, section


def write(paragraph, text, bold=False, size=None, colour=None):
    run = paragraph.add_run(text)
    run.bold = bold
    if size:
        run.font.size = Pt(size)
    if colour:
        run.font.color.rgb = RGBColor.from_string(colour)
    return run


def stops(paragraph, *wanted):
    tabs = OxmlElement("w:tabs")
    # The style "Header" has stops of its own.
    for position in ("4680", "9360"):
        tab = OxmlElement("w:tab")
        tab.set(qn("w:val"), "clear")
        tab.set(qn("w:pos"), position)
        tabs.append(tab)
    paragraph._p.get_or_add_pPr().append(tabs)
    for at, alignment in wanted:
        paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(at), alignment)


def field(paragraph, instruction, result):
    for kind, text in (("begin", None), (None, instruction), ("separate", None), ("result", result), ("end", None)):
        run = paragraph.add_run()
        if kind in ("begin", "separate", "end"):
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)
        elif kind == "result":
            run.text = text
        else:
            words = OxmlElement("w:instrText")
            words.set(qn("xml:space"), "preserve")
            words.text = f" {text} "
            run._r.append(words)


def describe(paragraph):
    for properties in paragraph._p.iter(qn("wp:docPr")):
        properties.set("descr", "Coat of arms")
    # Where nothing is said of them, LibreOffice takes distances of its own.
    for inline in paragraph._p.iter(qn("wp:inline")):
        for side in "TBLR":
            inline.set(f"dist{side}", "0")


def rule(paragraph, side):
    border = parse_xml(f'<w:pBdr {nsdecls("w")}><w:{side} w:val="single" w:sz="8" w:space="1" w:color="146580"/></w:pBdr>')
    paragraph._p.pPr.find(qn("w:tabs")).addprevious(border)


# Columns by tabs, in header and footer.
document, section = new()
head = section.header.paragraphs[0]
stops(head, (16, WD_TAB_ALIGNMENT.RIGHT))
write(head, "Bureau of Tabs", bold=True, size=14)
write(head, "\tfounded 1999")
rule(head, "bottom")
foot = section.footer.paragraphs[0]
stops(foot, (5.5, WD_TAB_ALIGNMENT.LEFT), (11, WD_TAB_ALIGNMENT.LEFT))
for index, cells in enumerate((("Long Street 1", "Telephone 123", "Account 456"), ("1000 Sofia", "Fax 789", "Bank of Tabs"))):
    if index:
        write(foot, "\n")
    write(foot, "\t".join(cells), size=8)
document.save(f"{folder}/python-tabs.docx")

# Even pages differ.
document, section = new()
document.settings.odd_and_even_pages_header_footer = True
write(section.header.paragraphs[0], "Odd pages begin here")
section.header.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.LEFT
write(section.even_page_header.paragraphs[0], "Even pages end here")
section.even_page_header.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
write(section.footer.paragraphs[0], "odd foot")
write(section.even_page_footer.paragraphs[0], "even foot")
document.save(f"{folder}/python-even.docx")

# Fields: numbers of pages, and others by what they said last.
document, section = new()
head = section.header.paragraphs[0]
write(head, "Printed in ")
field(head, 'DATE \\@ "MMMM yyyy"', "May 2024")
foot = section.footer.paragraphs[0]
foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
write(foot, "Sheet ")
field(foot, "PAGE", "7")
write(foot, " of ")
field(foot, "NUMPAGES", "9")
document.save(f"{folder}/python-fields.docx")

# A table of three columns below, a picture at the right above.
document, section = new(top=2.0)
head = section.header.paragraphs[0]
head.alignment = WD_ALIGN_PARAGRAPH.RIGHT
head.add_run().add_picture(logo, width=Cm(2.5))
describe(head)
write(section.header.add_paragraph(), "The header needs more than its margin", bold=True, colour="146580")
table = section.footer.add_table(1, 3, Cm(16))
for cell, words in zip(table.rows[0].cells, ("first column", "second column", "third column")):
    write(cell.paragraphs[0], words, size=8)
    write(cell.add_paragraph(), f"below the {words}", size=8)
table.rows[0].cells[2].paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
# LibreOffice makes more of the space below a cell's last line where a footer ends.
for cell in table.rows[0].cells:
    for paragraph in cell.paragraphs:
        paragraph.paragraph_format.space_after = Pt(0)
document.save(f"{folder}/python-table.docx")

# A picture that stands on the sheet, half beside and half over the text.
document, section = new()
head = section.header.paragraphs[0]
run = head.add_run()
inline = run.add_picture(logo, width=Cm(2), height=Cm(2))._inline
anchor = parse_xml(
    f'<wp:anchor {nsdecls("wp", "a", "pic", "r")} distT="0" distB="0" distL="114300" distR="114300" simplePos="0" relativeHeight="2" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">'
    '<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="page"><wp:posOffset>6480000</wp:posOffset></wp:positionH>'
    '<wp:positionV relativeFrom="page"><wp:posOffset>3600000</wp:posOffset></wp:positionV></wp:anchor>'
)
for child in list(inline):
    anchor.append(deepcopy(child))
extent = anchor.find(qn("wp:extent"))
extent.addnext(parse_xml(f'<wp:wrapNone {nsdecls("wp")}/>'))
anchor.find(qn("wp:docPr")).set("descr", "Coat of arms")
inline.getparent().replace(inline, anchor)
write(head, "Beside an anchored picture")
write(section.header.add_paragraph(), "second line beside it")
document.save(f"{folder}/python-anchored.docx")
