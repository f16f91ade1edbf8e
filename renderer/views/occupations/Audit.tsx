import { useState } from 'react'
import { Card } from '../../parts/Card.tsx'
import { Loaded } from '../../parts/Loaded.tsx'
import { SearchField } from '../../parts/SearchField.tsx'
import { useGrowing } from '../../parts/useGrowing.ts'
import { useNow } from '../../parts/useNow.ts'
import { useWords } from '../../session.ts'
import { hrefOf } from '../../shell/panel-route.ts'
import { type AuditEntry, agentWord, changesBetween, eventWord } from './audit-words.ts'
import { Changes } from './Difference.tsx'
import { readAudit } from './reads.ts'

const PAGE = 10

/** Who changed what, newest first: in one record, or in all. */
export function Audit({ code }: { readonly code: string | null }) {
  const words = useWords()
  const [search, setSearch] = useState('')
  const { read, state, more } = useGrowing(PAGE, (limit) => readAudit(code, search, limit))
  return (
    <Card {...(code === null && { className: 'beside' })} title={words.t('panel.occupations.audit')}>
      <SearchField label={words.t('panel.occupations.audit.search')} value={search} onChange={setSearch} />
      <Loaded read={read} state={state}>
        {({ items, next_cursor }) => (
          <>
            {items.length === 0 && <p className="muted">{words.t('panel.occupations.audit.none')}</p>}
            <ul className="rows audit">
              {items.map((entry) => (
                <Entry key={entry.id} entry={entry} linked={code === null} />
              ))}
            </ul>
            {next_cursor !== null && (
              <button type="button" className="button link" onClick={more}>
                {words.t('panel.older')}
              </button>
            )}
          </>
        )}
      </Loaded>
    </Card>
  )
}

interface EntryProps {
  readonly entry: AuditEntry
  /** Whether the record is shown, with a link. */
  readonly linked: boolean
}

function Entry({ entry, linked }: EntryProps) {
  const words = useWords()
  const now = useNow(30_000)
  const changes = changesBetween(entry.before, entry.after)
  return (
    <li>
      <p className="audit-line">
        <strong className={entry.event === 'failed' ? 'reason' : undefined}>{eventWord(entry, words)}</strong>
        {linked && entry.code && (
          <a className="mono" href={hrefOf('occupations', entry.code)}>
            {entry.code}
          </a>
        )}
        <span className="muted">
          <span title={words.moment(entry.at)}>{words.when(entry.at, now)}</span> · {agentWord(entry, words)}
        </span>
      </p>
      <Detail text={entry.description} />
      {changes.length > 0 && (
        <details>
          <summary>{words.t('panel.occupations.audit.changes', { count: changes.length })}</summary>
          <div className="difference">
            <Changes fields={changes} />
          </div>
        </details>
      )}
    </li>
  )
}

function Detail({ text }: { readonly text: string }) {
  return text === '' ? null : <p className="wrap-anywhere">{text}</p>
}
