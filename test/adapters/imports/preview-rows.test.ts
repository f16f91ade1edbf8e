/** The rows that a preview of a long file shows. */
import { expect, it } from 'vitest'
import { createImportHarness } from '../../helpers/import-harness.ts'

const ROWS = 300
const file = (cost: string) =>
  [
    'Machine;Tâche;Échéance;Réf;Coût',
    ...Array.from(
      { length: ROWS },
      (_, at) => `Tour;Vidange;05/01/2027;B-${at};${at === ROWS - 1 ? cost : ''}`,
    ),
  ].join('\n')

it('are the first ones, and those that change something however far down they are', async () => {
  const harness = createImportHarness()
  const first = await harness.preview(file('1'))
  expect(first.items.map(({ line }) => line)).toEqual(Array.from({ length: 200 }, (_, at) => at + 2))
  await harness.accept(first.token)
  const { items, changed } = await harness.preview(file('2'))
  expect([changed, items.length, items.at(-1)?.line]).toEqual([1, 200, ROWS + 1])
  expect(items.at(-1)?.changes).toEqual([{ field: 'cost', before: '1', after: '2' }])
})
