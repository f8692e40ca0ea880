"""Reads the files of a quarter with programs that are not ours, and prints what they make of them as JSON."""
import csv, io, json, math, sys, zipfile
import openpyxl

folder = sys.argv[1]


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
        'links': [cell.hyperlink.location for row in one.iter_rows() for cell in row if cell.hyperlink],
    }


book = openpyxl.load_workbook(folder + '/figures.xlsx')
book.save(folder + '/again.xlsx')
again = openpyxl.load_workbook(folder + '/again.xlsx')
# Who opens the workbook and saves it again keeps every figure, to the fifteen digits that workbooks have.
for before, after in zip(book.worksheets, again.worksheets, strict=True):
    for was, now in zip(before.iter_rows(), after.iter_rows(), strict=True):
        for one, other in zip(was, now, strict=True):
            isNumber = isinstance(one.value, (int, float))
            assert math.isclose(one.value, other.value, rel_tol=1e-15) if isNumber else one.value == other.value
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
    'title': book.properties.title,
    'sheets': [sheet(one) for one in book.worksheets],
    'bundle': {'names': names, 'texts': texts, 'reports': reports, 'plan': plan},
}))
