"""Reads the files of a quarter with programs that are not ours, and prints what they make of them as JSON."""
import csv, io, json, math, re, shutil, subprocess, sys, tempfile, zipfile
import openpyxl

folder = sys.argv[1]
ARABIC = re.compile('[\u0600-\u06ff]')


def table(text):
    head, tags, *lines = list(csv.reader(io.StringIO(text)))
    assert all(tag == '' or tag.startswith('#') for tag in tags), tags
    assert all(len(line) == len(head) for line in lines)
    return [dict(zip(head, line)) for line in lines]


def sheet(one):
    filled = [[cell.value for cell in row] for row in one.iter_rows()]
    tables = [
        {'name': found.name, 'ref': found.ref, 'rows': [[cell.value for cell in row] for row in one[found.ref]],
         'formats': [cell.number_format for cell in one[found.ref][1]]}
        for found in one.tables.values()
    ]
    return {
        'name': one.title,
        'first': one['A1'].value,
        'merged': [str(ranges) for ranges in one.merged_cells.ranges],
        'blank rows': sum(all(value is None for value in row) for row in filled),
        'dimension': one.dimensions,
        'tables': tables,
        'hidden': one.sheet_state != 'visible' or any(d.hidden for d in one.row_dimensions.values())
        or any(d.hidden for d in one.column_dimensions.values()),
        'formulas': sum(cell.data_type == 'f' for row in one.iter_rows() for cell in row),
        'right to left': bool(one.sheet_view.rightToLeft),
        # Sentences with Arabic in them that do not run from the right, whatever they begin with.
        'undirected': [cell.value for row in one.iter_rows() for cell in row
                       if isinstance(cell.value, str) and ARABIC.search(cell.value) and cell.alignment.readingOrder != 2],
        'links': [cell.hyperlink.location for row in one.iter_rows() for cell in row if cell.hyperlink],
    }


def same(book, again):
    """Who opens the workbook and saves it again keeps every figure, to the fifteen digits that LibreOffice writes."""
    figures = 0
    for before, after in zip(book.worksheets, again.worksheets, strict=True):
        assert before.title == after.title
        assert bool(before.sheet_view.rightToLeft) == bool(after.sheet_view.rightToLeft)
        for row in before.iter_rows():
            for one in row:
                other = after[one.coordinate].value
                if isinstance(one.value, (int, float)):
                    figures += 1
                    assert math.isclose(one.value, other, rel_tol=1e-14), (one.value, other)
                else:
                    assert one.value == other, (one.value, other)
    return figures


book = openpyxl.load_workbook(folder + '/figures.xlsx')
book.save(folder + '/again.xlsx')
again = openpyxl.load_workbook(folder + '/again.xlsx')
figures = same(book, again)
office = '--office' in sys.argv and shutil.which('soffice')
if office:
    with tempfile.TemporaryDirectory() as own:
        subprocess.run([office, '--headless', f'-env:UserInstallation=file://{own}/profile', '--convert-to',
                        'xlsx:Calc MS Excel 2007 XML', '--outdir', own, folder + '/figures.xlsx'],
                       check=True, capture_output=True, timeout=120)
        assert same(book, openpyxl.load_workbook(own + '/figures.xlsx')) == figures
with zipfile.ZipFile(folder + '/bundle.zip') as bundle:
    assert bundle.testzip() is None
    names = bundle.namelist()
    texts = {name: bundle.read(name).decode('utf-8') for name in names}
    for name, text in texts.items():
        if name.endswith('.csv'):
            table(text)
    reports = table(bundle.read('reports.csv').decode('utf-8'))
    plan = json.loads(bundle.read('plan.json'))
print(json.dumps({
    'csv': table(open(folder + '/figures.csv', encoding='utf-8-sig', newline='').read()),
    'json': json.load(open(folder + '/figures.json', encoding='utf-8')),
    'package': json.load(open(folder + '/datapackage.json', encoding='utf-8')),
    'outside': [name for name in zipfile.ZipFile(folder + '/figures.xlsx').namelist()
                if re.search('external|vba|activeX|embed|customXml|query|connections', name, re.I)],
    'title': book.properties.title,
    'figures': figures,
    'sheets': [sheet(one) for one in book.worksheets],
    'bundle': {'names': names, 'texts': texts, 'reports': reports, 'plan': plan},
}))
