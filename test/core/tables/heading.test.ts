import { expect, it } from 'vitest'
import { knownHeadings } from '../../../main/core/maintenances/import/mapping.ts'
import { findHeading } from '../../../main/core/tables/heading.ts'

const rowsOf = (...lines: string[]) =>
  lines.map((text, index) => ({ line: index + 1, cells: text.split(';'), problem: null }))
const find = (...lines: string[]) =>
  findHeading(rowsOf(...lines), (cells) => knownHeadings('maintenances', cells), null)

it.each([
  ['the first row', ['Actif;Tâche;Date', 'a;b;c'], 1, ['Actif', 'Tâche', 'Date']],
  [
    'a row after titles',
    ['Plan 2026;;', 'Édité hier;;', 'Actif;Tâche;Date', 'a;b;c'],
    3,
    ['Actif', 'Tâche', 'Date'],
  ],
  [
    'the row below merged headings, which name it too',
    ['Équipement;;Travaux;', 'Nom;Code;Tâche;Date prévue', 'a;b;c;d'],
    2,
    ['Équipement / Nom', 'Équipement / Code', 'Travaux / Tâche', 'Travaux / Date prévue'],
  ],
  ['the widest row if none is known', ['List', 'q;r;s', 'a;b;c'], 2, ['q', 'r', 's']],
  ['names that repeat, each by its number', ['Date;Date;Tâche', 'a;b;c'], 1, ['Date', 'Date (2)', 'Tâche']],
  ['the letter of a column without a name', ['Actif;;Tâche;', 'a;b;c;'], 1, ['Actif', '[B]', 'Tâche']],
] as const)('finds %s', (_, lines, line, names) => {
  expect(find(...lines)).toMatchObject({ line, names })
})

it('takes a cell after the last heading for a column only if most rows have it', () => {
  expect(find('Actif;Tâche', 'a;b;c', 'd;e;f')?.names).toEqual(['Actif', 'Tâche', '[C]'])
  expect(find('Actif;Tâche', 'a;b', 'd;e;f', 'g;h')?.names).toEqual(['Actif', 'Tâche'])
})
