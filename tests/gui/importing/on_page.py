"""What a person sees and does on the import page, for its tests."""


def filled(page):
    return {one.key: one.choice for one in page.columns.model.rows}


def shown(page, column):
    """What the preview says of the cells of a column."""
    at = next(one.index for one in page.preview.model.columns if one.key == column)
    return [(row.cells[at].state, row.cells[at].told) for row in page.preview.model.rows]


def choose(page, field, value):
    field.setCurrentIndex(field.findData(value))
    field.activated.emit(field.currentIndex())


def choose_column(page, key):
    page.columns.table.choose([one.key for one in page.columns.model.rows].index(key))


def panel(page, name):
    return next(one for one in page.doubts.values() if one.sort.name == name)


def words(panel):
    return {one.words: one.choice or one.taken for one in panel.model.rows}


def listed(model):
    columns = range(model.columnCount())
    return [[model.index(row, column).data() for column in columns] for row in range(model.rowCount())]


def imported(qtbot, page):
    page.go.click()
    qtbot.waitUntil(lambda: page.done_plan is not None, timeout=15_000)
