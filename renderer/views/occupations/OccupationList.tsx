import type { OccupationStatus } from '../../../shared/occupation.ts'
import { Card } from '../../parts/Card.tsx'
import { Choice } from '../../parts/Choice.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Failure } from '../../parts/Failure.tsx'
import { FilterSelect } from '../../parts/FilterSelect.tsx'
import { Loaded } from '../../parts/Loaded.tsx'
import { SearchField } from '../../parts/SearchField.tsx'
import { useAction } from '../../parts/useAction.ts'
import { useGrowing } from '../../parts/useGrowing.ts'
import { useSession, useWords } from '../../session.ts'
import { useListPlace } from '../../shell/list-place.ts'
import { OCCUPATION_STATUSES } from '../../vocabulary.computed.ts'
import { ExportMenu } from './ExportMenu.tsx'
import { ImportButton } from './ImportButton.tsx'
import { LIST_FIELDS } from './list-fields.ts'
import { OccupationRows, RECORD_GROUPINGS, type RecordGrouping } from './OccupationRows.tsx'
import { type OccupationFilter, readList } from './reads.ts'

const PAGE = 100
/** As many as are read for groups, so that each is whole: more than there are occupations. */
const ALL = 10_000

/** Records with a search and a filter; the chosen one is marked. */
export function OccupationList({ chosen }: { readonly chosen: string | null }) {
  const words = useWords()
  const list = useListPlace(LIST_FIELDS)
  const { q: search, status, only, group } = list.place
  const filter: OccupationFilter = { search, status, proposed: only === 'proposed' }
  const { read, state, more } = useGrowing(PAGE, (limit) => readList(filter, group === null ? limit : ALL))
  const blank = search === '' && status === null && only === null
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
        onStatus={(next) => list.choose({ status: next })}
        proposals={state.data?.proposed ?? 0}
        onProposed={(proposed) => list.choose({ only: proposed ? 'proposed' : null })}
        group={group}
        onGroup={(next) => list.choose({ group: next })}
      />
      <Loaded read={read} state={state}>
        {({ items, next_cursor }) => (
          <>
            {items.length === 0 && (
              <Empty
                title={words.t(blank ? 'panel.occupations.none' : 'panel.occupations.not_found')}
                actions={blank && <DemoButton />}
              >
                {words.t(blank ? 'panel.occupations.none.what' : 'panel.occupations.not_found.what')}
              </Empty>
            )}
            <OccupationRows
              key={`${search} ${status} ${only}`}
              records={items}
              group={group}
              chosen={chosen}
              link={(code) => list.hrefOf('occupations', code)}
            />
            {next_cursor !== null && (
              <button type="button" className="button link" onClick={more}>
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
    <>
      <button
        type="button"
        className="button"
        disabled={action.busy}
        onClick={() => void action.run(() => client.occupations.demo())}
      >
        {words.t('panel.occupations.demo')}
      </button>
      {action.error !== undefined && <Failure error={action.error} />}
    </>
  )
}

interface ToolsProps {
  readonly filter: OccupationFilter
  readonly onSearch: (search: string) => void
  readonly onStatus: (status: OccupationStatus | null) => void
  /** How many texts of Claude wait. */
  readonly proposals: number
  readonly onProposed: (proposed: boolean) => void
  readonly group: RecordGrouping | null
  readonly onGroup: (group: RecordGrouping | null) => void
}

function Tools({ filter, onSearch, onStatus, proposals, onProposed, group, onGroup }: ToolsProps) {
  const words = useWords()
  return (
    <div className="list-filters">
      <SearchField label={words.t('panel.occupations.search')} value={filter.search} onChange={onSearch} />
      <span className="list-tools">
        <Choice
          name={words.t('panel.occupations.status')}
          value={filter.status ?? 'all'}
          options={[
            { value: 'all', label: words.t('panel.now.all') },
            ...OCCUPATION_STATUSES.map((value) => ({ value, label: words.t(`occupations.status.${value}`) })),
          ]}
          onChange={(status) => onStatus(status === 'all' ? null : (status as OccupationStatus))}
        />
        <FilterSelect
          label={words.t('panel.group')}
          value={group}
          options={RECORD_GROUPINGS}
          none={words.t('panel.group.none')}
          nameOf={(one) => words.t(`panel.occupations.group.${one}`)}
          onChange={onGroup}
        />
        {(proposals > 0 || filter.proposed) && (
          <label>
            <input
              type="checkbox"
              aria-label={words.t('panel.occupations.only_proposed')}
              checked={filter.proposed}
              onChange={({ target }) => onProposed(target.checked)}
            />{' '}
            {words.t('panel.occupations.proposals', { count: proposals })}
          </label>
        )}
      </span>
    </div>
  )
}
