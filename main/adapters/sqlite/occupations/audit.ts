/** Reads the audit of occupation records. */
import type { Database } from 'better-sqlite3'
import { localize } from '../../../../shared/errors.ts'
import { translateOr } from '../../../../shared/messages/index.ts'
import { LANGUAGES, type Language } from '../../../../shared/vocabulary.ts'
import { fold } from '../../../core/jobs/occupations/fold.ts'
import type { LibraryStore, StoredAudit } from '../../../core/jobs/occupations/library.ts'
import { messageFromColumn } from '../message-column.ts'

type AuditRow = Omit<StoredAudit, 'description'> & { readonly description: string }

/** What the source system called those who change records. */
const SOURCE_AGENTS: Readonly<Record<string, string>> = {
  MonthlyUpdateScheduler: 'monthly',
  StreamlitUI: 'manual',
}

/** The audit on an open, migrated database; a search finds what is shown of an entry, in any language. */
export function createAuditReader(db: Database): Pick<LibraryStore, 'audit'> {
  db.function('shown', { deterministic: true }, (description, event, agent) =>
    fold(
      [
        ...LANGUAGES.map((language) => shownIn(language, String(description), String(event), String(agent))),
      ].join('\n'),
    ),
  )
  const audit = db.prepare<[Record<string, unknown>], AuditRow>(
    `SELECT * FROM occupation_audit WHERE (@code IS NULL OR code = @code) AND (@before IS NULL OR id < @before)
       AND (@agent IS NULL OR agent = @agent OR agent = @alias)
       AND (@search IS NULL OR instr(shown(description, event, agent), @search) > 0)
     ORDER BY id DESC LIMIT @limit`,
  )
  return {
    audit: ({ search, agent, ...query }) => {
      const alias = agent === null ? null : (SOURCE_AGENTS[agent] ?? null)
      const values = { ...query, agent, alias, search: search === null ? null : fold(search) }
      return audit.all(values).map((row) => ({ ...row, description: messageFromColumn(row.description) }))
    },
  }
}

/** The texts of an entry as a reader sees them, and its own names. */
function shownIn(language: Language, description: string, event: string, agent: string): string {
  return [
    localize(messageFromColumn(description), language),
    translateOr(language, `occupations.event.${event}`, event),
    translateOr(language, `occupations.agent.${agent}`, agent),
    event,
    agent,
    ...Object.keys(SOURCE_AGENTS).filter((name) => SOURCE_AGENTS[name] === agent),
  ].join('\n')
}
