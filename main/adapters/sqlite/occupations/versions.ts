/** Saves the next version of a record: record, version, search and audit in one transaction. */
import type { Database } from 'better-sqlite3'
import { VigieError } from '../../../../shared/errors.ts'
import { foldLigatures } from '../../../core/jobs/occupations/fold.ts'
import type { NewVersion, StoredOccupation } from '../../../core/jobs/occupations/ports.ts'
import { createJournal, type JournalEntry } from './journal.ts'
import { createSettler } from './ledger.ts'
import { type OccupationRecordRow, occupationOf, searchRow, searchText } from './rows.ts'

const EVENTS = {
  claude: 'rewritten',
  person: 'edited',
  import: 'imported',
  rollback: 'rolled_back',
  simulation: 'simulated',
} as const satisfies Record<NewVersion['author'], JournalEntry['event']>

/** Prepares the saver; call the returned function in a transaction. */
export function createVersionSaver(db: Database) {
  const journal = createJournal(db)
  const settle = createSettler(db)
  const find = db.prepare<[string], OccupationRecordRow>('SELECT * FROM occupations WHERE code = ?')
  const insert = db.prepare(
    `INSERT INTO occupation_versions (code, version, at, author, model, prompt, cost, simulated, content, title)
     VALUES (@code, @version, @at, @author, @model, @prompt, @cost, @simulated, @content, @title)`,
  )
  const update = db.prepare(
    `UPDATE occupations SET version = @version, content = @content, simulated = @simulated, updated_at = @at,
       last_error = NULL WHERE code = @code`,
  )
  const retitle = db.prepare('UPDATE occupations SET title = ? WHERE code = ?')
  const reindex = db.prepare('UPDATE occupations_search SET title = ? WHERE rowid = ?')
  const index = db.prepare('UPDATE occupations_search SET text = ? WHERE rowid = ?')

  return (next: NewVersion): StoredOccupation => {
    const before = find.get(next.code)
    if (before === undefined) throw new VigieError('occupation_not_found', { code: next.code })
    const content = JSON.stringify(next.content)
    const title = next.title ?? before.title
    if (title !== before.title) {
      retitle.run(title, next.code)
      reindex.run(foldLigatures(title), searchRow(next.code))
    }
    const row = {
      code: next.code,
      version: before.version + 1,
      at: next.at,
      author: next.author,
      model: next.model,
      prompt: next.prompt,
      cost: next.cost,
      simulated: Number(next.simulated),
      content,
      title,
    }
    insert.run(row)
    update.run({ code: row.code, version: row.version, content, simulated: row.simulated, at: row.at })
    index.run(searchText(next.content), searchRow(next.code))
    const { at, code, agent, description } = next
    journal.audit({
      at,
      code,
      event: EVENTS[next.author],
      agent,
      description,
      before: before.content,
      after: content,
    })
    if (next.settlement !== null) settle(next.settlement)
    return occupationOf(find.get(next.code) as OccupationRecordRow)
  }
}
