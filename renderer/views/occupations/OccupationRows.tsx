import type { OccupationSummary } from '../../../shared/contract/occupations-answers.ts'
import type { OccupationStatus } from '../../../shared/occupation.ts'
import { GroupedRows } from '../../parts/GroupedRows.tsx'
import { sortedGroupsBy } from '../../parts/row-groups.ts'
import { useSelection } from '../../parts/useSelection.ts'
import { useWords } from '../../session.ts'
import { DOT } from '../../words/dot.ts'
import { OccupationBulk } from './OccupationBulk.tsx'

/** By what records are grouped. */
export const RECORD_GROUPINGS = ['domain', 'status'] as const
export type RecordGrouping = (typeof RECORD_GROUPINGS)[number]

interface OccupationRowsProps {
  readonly records: readonly OccupationSummary[]
  readonly group: RecordGrouping | null
  /** Code of the record that is open. */
  readonly chosen: string | null
  readonly link: (code: string) => string
}

/** The records under their headings, with what is done to those that are picked. */
export function OccupationRows({ records, group, chosen, link }: OccupationRowsProps) {
  const words = useWords()
  const selection = useSelection(records.map(({ code }) => code))
  if (records.length === 0) return null
  const headingOf = (key: string | null) => {
    if (key === null) return words.t('panel.group.without')
    return group === 'status' ? words.t(`occupations.status.${key as OccupationStatus}`) : key
  }
  return (
    <>
      <OccupationBulk records={records.filter(({ code }) => selection.has(code))} selection={selection} />
      <GroupedRows
        groups={sortedGroupsBy(records, group && ((record) => record[group] || null))}
        headingOf={headingOf}
        className="rows job-rows"
      >
        {(item) => (
          <Row
            key={item.code}
            item={item}
            href={link(item.code)}
            current={item.code === chosen}
            picked={selection.has(item.code)}
            onPick={() => selection.toggle(item.code)}
          />
        )}
      </GroupedRows>
    </>
  )
}

interface RowProps {
  readonly picked: boolean
  readonly onPick: () => void
  readonly item: OccupationSummary
  readonly href: string
  readonly current: boolean
}

function Row({ item, href, current, picked, onPick }: RowProps) {
  const words = useWords()
  return (
    <li className="choosable">
      <input
        type="checkbox"
        aria-label={words.t('panel.bulk.choose', { name: `${item.code} ${item.title}` })}
        checked={picked}
        onChange={onPick}
      />
      <a className="occupation-row" href={href} aria-current={current ? 'true' : undefined}>
        <span className="mono">{item.code}</span>
        <span className="wrap-anywhere">{item.title}</span>
        <span className="occupation-note">
          {item.last_error ? <span className="reason">{words.t('panel.occupations.failed')}</span> : null}
          {item.version > 0 ? words.t('panel.occupations.version', { version: item.version }) : ''}
          {item.proposed ? `${DOT}${words.t('panel.occupations.proposed')}` : ''}
          {item.simulated ? `${DOT}${words.t('panel.occupations.simulated')}` : ''}
        </span>
      </a>
    </li>
  )
}
