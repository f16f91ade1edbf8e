import DatabaseConstructor from 'better-sqlite3'
import { expect, it } from 'vitest'
import { occupations } from '../../main/adapters/sqlite/migrations/0005-occupations.ts'
import { recordsByHand } from '../../main/adapters/sqlite/migrations/0015-records-by-hand.ts'

it('locks nothing of a record that is stored, and finds its ligatures by the letters that people type', () => {
  const db = new DatabaseConstructor(':memory:')
  occupations.up(db)
  db.exec(`
    INSERT INTO occupations (code, title, domain, status) VALUES ('F1701', 'Chef de gros œuvre', 'F', 'draft');
    INSERT INTO occupations_search (rowid, code, title, titles, text) VALUES (1, 'F1701', 'Chef de gros œuvre', '', '');
  `)
  recordsByHand.up(db)
  expect(db.prepare('SELECT locked, masculine, origin FROM occupations').get()).toEqual({
    locked: '[]',
    masculine: null,
    origin: null,
  })
  const found = db.prepare('SELECT code FROM occupations_search WHERE occupations_search MATCH ?').pluck()
  expect(found.get('oeuvre')).toBe('F1701')
})
