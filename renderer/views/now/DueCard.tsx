import { memo } from 'react'
import { Card } from '../../parts/Card.tsx'
import { Loaded } from '../../parts/Loaded.tsx'
import { SkeletonLines } from '../../parts/Skeleton.tsx'
import { useRead, useWords } from '../../session.ts'
import { hrefOf } from '../../shell/panel-route.ts'
import { readDue } from './reads.ts'

const SHOWN = 6

/** What is late, and what is due in the next days. */
export const DueCard = memo(function DueCard() {
  const words = useWords()
  const state = useRead(readDue)
  return (
    <Card
      title={words.t('panel.now.due')}
      aside={
        <a className="more" href={hrefOf('alerts')}>
          {words.t('panel.now.all')}
        </a>
      }
    >
      <Loaded read={readDue} state={state} skeleton={<SkeletonLines lines={5} height={15} />}>
        {(items) =>
          items.length === 0 ? (
            <p className="muted">{words.t('panel.now.nothing_due')}</p>
          ) : (
            <ul className="lines">
              {items.slice(0, SHOWN).map((item) => (
                <li key={`${item.maintenance.id} ${item.day}`}>
                  <span className={item.is_late ? 'line-when late' : 'line-when'}>
                    {words.weekday(item.day)}
                  </span>
                  <span className="line-what">
                    {item.maintenance.title} <span className="muted">{item.maintenance.asset_name}</span>
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Card>
  )
})
