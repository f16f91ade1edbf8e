import '../../styles/occupations.css'
import { useWide } from '../../parts/useNarrow.ts'
import { Audit } from './Audit.tsx'
import { OccupationList } from './OccupationList.tsx'
import { Record } from './Record.tsx'
import { RunCard } from './RunCard.tsx'

/** Whether the occupation records are up to date, and their cost. */
export function OccupationsView({ item }: { readonly item: string | null }) {
  const wide = useWide()
  if (!wide) {
    return (
      <div className="stack">
        {item ? (
          <Record key={item} code={item} back />
        ) : (
          <>
            <RunCard />
            <OccupationList chosen={null} />
            <Audit code={null} />
          </>
        )}
      </div>
    )
  }
  return (
    <div className={item ? 'pair list-first opened' : 'pair list-first'}>
      <OccupationList chosen={item} />
      <div className="stack record-parts">
        {item ? (
          <Record key={item} code={item} />
        ) : (
          <>
            <RunCard />
            <Audit code={null} />
          </>
        )}
      </div>
    </div>
  )
}
