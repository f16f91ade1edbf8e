import { useState } from 'react'
import type { OccupationSummary } from '../../../shared/contract/occupations-answers.ts'
import type { OccupationStatus } from '../../../shared/occupation.ts'
import { Card } from '../../parts/Card.tsx'
import { Choice } from '../../parts/Choice.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Loaded } from '../../parts/Loaded.tsx'
import { SearchField } from '../../parts/SearchField.tsx'
import { useAction } from '../../parts/useAction.ts'
import { useRead, useSession, useWords } from '../../session.ts'
import { freeText, oneOf, useListPlace } from '../../shell/list-place.ts'
import { OCCUPATION_STATUSES } from '../../vocabulary.computed.ts'
import { ExportMenu } from './ExportMenu.tsx'
import { ImportButton } from './ImportButton.tsx'
import { type OccupationFilter, readList } from './reads.ts'

const PAGE = 100
const FIELDS = { q: freeText, status: oneOf(OCCUPATION_STATUSES, null) }

/** Records with a search and a filter; the chosen one is marked. */
export function OccupationList({ chosen }: { readonly chosen: string | null }) {
  const words = useWords()
  const list = useListPlace(FIELDS)
  const filter: OccupationFilter = { search: list.place.q, status: list.place.status }
  const [limit, setLimit] = useState(PAGE)
  const read = readList(filter, limit)
  const state = useRead(read)
  const blank = filter.search === '' && filter.status === null
  return (
    <Card
      title={state.data && words.t('panel.occupations.total', { count: state.data.total })}
      aside={
        <span className="list-tools">
          <ExportMenu status={filter.status} disabled={!state.data || state.data.total === 0} />
          <ImportButton />
        </span>
      }
    >
      <Tools
        filter={filter}
        onSearch={(q) => list.type({ q })}
        onStatus={(status) => list.choose({ status })}
      />
      <Loaded read={read} state={state}>
        {({ items, next_cursor }) => (
          <>
            {items.length === 0 && (
              <Empty title={words.t(blank ? 'panel.occupations.none' : 'panel.occupations.not_found')}>
                {words.t(blank ? 'panel.occupations.none.what' : 'panel.occupations.not_found.what')}
                {blank && <DemoButton />}
              </Empty>
            )}
            <ul className="rows job-rows">
              {items.map((item) => (
                <Row
                  key={item.code}
                  item={item}
                  href={list.hrefOf('occupations', item.code)}
                  current={item.code === chosen}
                />
              ))}
            </ul>
            {next_cursor !== null && limit < 1000 && (
              <button
                type="button"
                className="button link"
                onClick={() => setLimit(Math.min(1000, limit + 2 * PAGE))}
              >
                {words.t('panel.alerts.more')}
              </button>
            )}
          </>
        )}
      </Loaded>
    </Card>
  )
}

/** A few example records, for whoever has neither a file nor a key. */
function DemoButton() {
  const words = useWords()
  const { client } = useSession()
  const action = useAction()
  return (
    <button
      type="button"
      className="button"
      disabled={action.busy}
      onClick={() => void action.run(() => client.occupations.demo())}
    >
      {words.t('panel.occupations.demo')}
    </button>
  )
}

interface ToolsProps {
  readonly filter: OccupationFilter
  readonly onSearch: (search: string) => void
  readonly onStatus: (status: OccupationStatus | null) => void
}

function Tools({ filter, onSearch, onStatus }: ToolsProps) {
  const words = useWords()
  return (
    <div className="occupation-tools">
      <SearchField label={words.t('panel.occupations.search')} value={filter.search} onChange={onSearch} />
      <Choice
        name={words.t('panel.occupations.status')}
        value={filter.status ?? 'all'}
        options={[
          { value: 'all', label: words.t('panel.now.all') },
          ...OCCUPATION_STATUSES.map((value) => ({ value, label: words.t(`occupations.status.${value}`) })),
        ]}
        onChange={(status) => onStatus(status === 'all' ? null : (status as OccupationStatus))}
      />
    </div>
  )
}

interface RowProps {
  readonly item: OccupationSummary
  readonly href: string
  readonly current: boolean
}

function Row({ item, href, current }: RowProps) {
  const words = useWords()
  return (
    <li>
      <a className="occupation-row" href={href} aria-current={current ? 'true' : undefined}>
        <span className="mono">{item.code}</span>
        <span className="wrap-anywhere">{item.title}</span>
        <span className="occupation-note">
          {item.last_error ? <span className="reason">{words.t('panel.occupations.failed')}</span> : null}
          {item.version > 0 ? words.t('panel.occupations.version', { version: item.version }) : ''}
          {item.simulated ? ` · ${words.t('panel.occupations.simulated')}` : ''}
        </span>
      </a>
    </li>
  )
}
