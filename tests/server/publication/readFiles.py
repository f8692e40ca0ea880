"""Reads the files of a quarter with programs that are not ours, and prints what they make of them as JSON."""
import csv, io, json, sys, zipfile
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
        {'name': found.name, 'ref': found.ref, 'rows': [[cell.value for cell in row] for row in one[found.ref]]}
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
