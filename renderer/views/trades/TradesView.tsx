import '../../styles/trades.css'
import { Loaded } from '../../parts/Loaded.tsx'
import { useRead } from '../../session.ts'
import { BarsCard } from './BarsCard.tsx'
import { DaysCard } from './DaysCard.tsx'
import { readStatus } from './reads.ts'
import { StatusCard } from './StatusCard.tsx'

/** Is my history whole? */
export function TradesView() {
  const state = useRead(readStatus)
  return (
    <Loaded read={readStatus} state={state}>
      {(status) => (
        <div className="pair">
          <div className="stack">
            <StatusCard status={status} />
            <DaysCard status={status} />
          </div>
          <BarsCard />
        </div>
      )}
    </Loaded>
  )
}
