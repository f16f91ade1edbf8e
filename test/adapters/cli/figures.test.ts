import { expect, test } from 'vitest'
import { figureRows } from '../../../main/adapters/cli/figures.ts'

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')

test('what was found is told in the reader’s words, and what the catalogue does not know as it is', () => {
  const found = {
    score: 33.7,
    coverage: 0.9,
    rows: 9412880,
    level: 'fear',
    as_of: '2026-01-02T21:00:00+01:00',
    adopted: ['2024-01-26', '2024-01-27'],
    refused: [],
    path: null,
    own_name: 'as it is',
  }
  const told = figureRows(found, 'fr').map(([name, text]) => `${name} ${plain(text)}`)
  expect(told).toEqual([
    'Score 33,7',
    'Couverture 90 %',
    'Lignes 9 412 880',
    'Niveau Peur',
    'À la date du 02/01/2026 21:00:00 UTC+1',
    'Repris 26/01/2024, 27/01/2024',
    'Refusés -',
    'Fichier -',
    'own_name as it is',
  ])
})
