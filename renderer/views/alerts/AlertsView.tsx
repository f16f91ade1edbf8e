import '../../styles/alerts.css'
import { Tabs } from '../../parts/Tabs.tsx'
import { useWords } from '../../session.ts'
import { NoSuchPlace } from '../../shell/NoSuchPlace.tsx'
import { hrefOf } from '../../shell/panel-route.ts'
import { usePartTitle } from '../../shell/part-title.ts'
import { AlertList } from './AlertList.tsx'
import { Assets } from './Assets.tsx'
import { Calendar } from './Calendar.tsx'
import { Maintenances } from './Maintenances.tsx'
import { Rules } from './Rules.tsx'

const PARTS = ['calendar', 'maintenances', 'assets', 'rules'] as const

/** What needs attention now, and what will. */
export function AlertsView({ item }: { readonly item: string | null }) {
  const words = useWords()
  const part = PARTS.find((candidate) => candidate === item)
  usePartTitle(part && words.t(`panel.alerts.part.${part}`))
  return (
    <div className="stack alerts-view">
      <Tabs
        name={words.t('panel.view.alerts')}
        tabs={[
          { href: hrefOf('alerts'), label: words.t('panel.view.alerts'), current: part === undefined },
          ...PARTS.map((name) => ({
            href: hrefOf('alerts', name),
            label: words.t(`panel.alerts.part.${name}`),
            current: name === part,
          })),
        ]}
      />
      {item !== null && part === undefined && !/^\d+$/.test(item) && (
        <NoSuchPlace view="alerts" address={`alerts/${item}`} />
      )}
      {part === undefined && <AlertList opened={item} />}
      {part === 'calendar' && <Calendar />}
      {part === 'maintenances' && <Maintenances />}
      {part === 'assets' && <Assets />}
      {part === 'rules' && <Rules />}
    </div>
  )
}
