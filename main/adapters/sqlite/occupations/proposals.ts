/** Texts of Claude that wait for a person: at most one of each record, the latest. */
import type { Database } from 'better-sqlite3'
import { literalMessage } from '../../../../shared/errors.ts'
import type { OccupationContent } from '../../../../shared/occupation.ts'
import type { NewVersion, RecordProposal, RewriteStore } from '../../../core/jobs/occupations/ports.ts'
import { createJournal } from './journal.ts'
import { createSettler } from './ledger.ts'

type ProposalRow = Omit<RecordProposal, 'content'> & { readonly content: string }

/** @param noteEnd records that a record of a cycle is finished */
export function createProposals(
  db: Database,
  noteEnd: (cycleId: number | null, code: string, saved: boolean) => void,
): Pick<RewriteStore, 'saveProposal' | 'proposal' | 'endProposal' | 'rejectProposal'> {
  const journal = createJournal(db)
  const settle = createSettler(db)
  const insert = db.prepare(
    `INSERT OR REPLACE INTO occupation_proposals (code, at, agent, model, prompt, cost, content)
     VALUES (@code, @at, @agent, @model, @prompt, @cost, @content)`,
  )
  const healed = db.prepare('UPDATE occupations SET last_error = NULL WHERE code = ?')
  const find = db.prepare<[string], ProposalRow>('SELECT * FROM occupation_proposals WHERE code = ?')
  const end = db.prepare('DELETE FROM occupation_proposals WHERE code = ?')
  return {
    saveProposal: db.transaction((next: NewVersion) => {
      const { code, at, agent, model, prompt, cost, description } = next
      const content = JSON.stringify(next.content)
      const before = find.get(code)
      if (before !== undefined) {
        const entry = { event: 'replaced', agent, before: before.content, after: null } as const
        journal.audit({ ...entry, at, code, description: literalMessage(before.model) })
      }
      insert.run({ code, at, agent, model: model ?? '', prompt: prompt ?? '', cost, content })
      healed.run(code)
      journal.audit({ at, code, event: 'proposed', agent, description, before: null, after: content })
      if (next.settlement !== null) settle(next.settlement)
      noteEnd(next.cycleId, code, true)
      return before !== undefined
    }),
    proposal(code) {
      const row = find.get(code)
      return row === undefined ? null : { ...row, content: JSON.parse(row.content) as OccupationContent }
    },
    endProposal: (code) => void end.run(code),
    rejectProposal: db.transaction((code: string, at: number) => {
      const row = find.get(code)
      if (row === undefined) return
      const description = literalMessage(row.model)
      const common = { event: 'rejected', agent: 'person', before: row.content, after: null } as const
      journal.audit({ ...common, at, code, description })
      end.run(code)
    }),
  }
}
