"""Reads a Word file by the standard library alone, and prints what it holds as JSON."""
import json, sys, zipfile
import xml.etree.ElementTree as tree

W = '{http://schemas.openxmlformats.org/wordprocessingml/2006/main}'
R = '{http://schemas.openxmlformats.org/officeDocument/2006/relationships}'
file = zipfile.ZipFile(sys.argv[1])
assert file.testzip() is None
parts = {name: tree.fromstring(file.read(name)) for name in file.namelist()}
document = parts['word/document.xml']


def text(element):
    return ''.join(one.text or '' for one in element.iter(W + 't'))


def paragraph(one):
    style = one.find(f'{W}pPr/{W}pStyle')
    return {
        'text': text(one),
        'style': None if style is None else style.get(W + 'val'),
        'bidi': one.find(f'{W}pPr/{W}bidi') is not None,
        'numbered': one.find(f'{W}pPr/{W}numPr') is not None,
        'names': [mark.get(W + 'name') for mark in one.iter(W + 'bookmarkStart')],
        'notes': [mark.get(W + 'id') for mark in one.iter(W + 'footnoteReference')],
        'rtl': [text(run) for run in one.iter(W + 'r') if run.find(f'{W}rPr/{W}rtl') is not None],
        'links': [link.get(R + 'id') for link in one.iter(W + 'hyperlink')],
    }


def table(one):
    return {
        'bidi': one.find(f'{W}tblPr/{W}bidiVisual') is not None,
        'caption': one.find(f'{W}tblPr/{W}tblCaption').get(W + 'val'),
        'head': [row.find(f'{W}trPr/{W}tblHeader') is not None for row in one.iter(W + 'tr')],
        'rows': [[text(cell) for cell in row.iter(W + 'tc')] for row in one.iter(W + 'tr')],
    }


body = document.find(W + 'body')
relations = parts['word/_rels/document.xml.rels']
print(json.dumps({
    'names': file.namelist(),
    'dates': sorted({str(info.date_time) for info in file.infolist()}),
    'paragraphs': [paragraph(one) for one in body if one.tag == W + 'p'],
    'tables': [table(one) for one in body if one.tag == W + 'tbl'],
    'notes': {one.get(W + 'id'): text(one) for one in parts['word/footnotes.xml']},
    'targets': {one.get('Id'): one.get('Target') for one in relations},
    'foot': text(parts['word/footer.xml']),
    'fields': [one.get(W + 'instr') for part in parts.values() for one in part.iter(W + 'fldSimple')],
    'live': [one.tag for part in parts.values() for one in part.iter() if one.tag.split('}')[1] in ('instrText', 'fldChar', 'object', 'altChunk', 'OLEObject', 'control')],
    'core': {one.tag.split('}')[1]: one.text for one in parts['docProps/core.xml']},
    'language': parts['word/styles.xml'].find(f'{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang').attrib[W + 'val'],
}))
