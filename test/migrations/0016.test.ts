import DatabaseConstructor from 'better-sqlite3'
import { expect, it } from 'vitest'
import { occupations } from '../../main/adapters/sqlite/migrations/0005-occupations.ts'
import { versionTitles } from '../../main/adapters/sqlite/migrations/0016-version-titles.ts'

it('invents no title for the versions that are there', () => {
  const db = new DatabaseConstructor(':memory:')
  occupations.up(db)
  db.exec(`
    INSERT INTO occupations (code, title, domain, status) VALUES ('M1805', 'Now', 'M', 'draft');
    INSERT INTO occupation_versions (code, version, at, author, simulated, content)
      VALUES ('M1805', 1, 5, 'import', 0, '{}');
  `)
  versionTitles.up(db)
  expect(db.prepare('SELECT version, title FROM occupation_versions').all()).toEqual([
    { version: 1, title: null },
  ])
})
