import '../../styles/calendar.css'
import { useState } from 'react'
import { Card } from '../../parts/Card.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Loaded } from '../../parts/Loaded.tsx'
import { useRead, useWords } from '../../session.ts'
import { calendarDay, freeText, idNumber, oneOf, useListPlace } from '../../shell/list-place.ts'
import { Costs } from './Costs.tsx'
import { MaintenanceDialog } from './MaintenanceDialog.tsx'
import { MAINTENANCE_GROUPINGS, MaintenanceRows } from './MaintenanceRows.tsx'
import { MAINTENANCES_SHOWN, MaintenanceTools } from './MaintenanceTools.tsx'
import { MoreRows, useRows } from './MoreRows.tsx'
import { NothingPlanned } from './NothingPlanned.tsx'
import { PastImports } from './PastImports.tsx'
import { readAsset, readMaintenances } from './reads.ts'

const FIELDS = {
  asset: idNumber,
  q: freeText,
  show: oneOf(MAINTENANCES_SHOWN, 'open'),
  from: calendarDay,
  to: calendarDay,
  group: oneOf(MAINTENANCE_GROUPINGS, null),
}

/** All maintenances by their planned day: searched, filtered, and changed several at once. */
export function Maintenances() {
  const words = useWords()
  const list = useListPlace(FIELDS)
  const { group, ...filter } = list.place
  const [planning, setPlanning] = useState(false)
  const { read, state, ...rows } = useRows(group !== null, (limit) => readMaintenances(filter, limit))
  return (
    <Card
      title={words.t('panel.alerts.part.maintenances')}
      aside={
        <button type="button" className="button small" onClick={() => setPlanning(true)}>
          {words.t('panel.calendar.plan')}
        </button>
      }
    >
      <MaintenanceTools place={list.place} choose={list.choose} type={list.type} />
      {filter.asset !== null && <OnlyAsset id={filter.asset} onAll={() => list.choose({ asset: null })} />}
      <Loaded read={read} state={state}>
        {({ items, next_cursor }) => (
          <>
            {items.length === 0 &&
              (list.narrowed ? (
                <Empty title={words.t('panel.maintenances.not_found')} />
              ) : (
                <NothingPlanned />
              ))}
            <MaintenanceRows key={JSON.stringify(filter)} maintenances={items} group={group} />
            <MoreRows next={next_cursor} {...rows} />
          </>
        )}
      </Loaded>
      <Costs
        from={filter.from}
        to={filter.to}
        onAsset={(asset) => list.choose({ asset, show: 'completed' })}
      />
      <PastImports />
      {planning && <MaintenanceDialog onClose={() => setPlanning(false)} />}
    </Card>
  )
}

/** Says that only one asset is listed, with a way back to all. */
function OnlyAsset({ id, onAll }: { readonly id: number; readonly onAll: () => void }) {
  const words = useWords()
  const { data } = useRead(readAsset(id))
  return (
    <p className="only-asset">
      {words.t('panel.maintenances.only', { asset: data?.name ?? `${id}` })}
      <button type="button" className="button link" onClick={onAll}>
        {words.t('panel.maintenances.all_assets')}
      </button>
    </p>
  )
}
