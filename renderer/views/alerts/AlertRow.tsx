import { useEffect, useRef } from 'react'
import type { Alert } from '../../../shared/alert.ts'
import { typeset } from '../../../shared/typeset.ts'
import { useNow } from '../../parts/useNow.ts'
import { useSession, useWords } from '../../session.ts'
import { hrefOf } from '../../shell/panel-route.ts'
import { AlertActions } from './AlertActions.tsx'
import { PrioritySign } from './PrioritySign.tsx'

interface AlertRowProps {
  readonly alert: Alert
  readonly opened: boolean
  readonly chosen: boolean
  readonly onChoose: () => void
}

/** One alert: its priority, text, age and actions. Opening it marks it as read. */
export function AlertRow({ alert, opened, chosen, onChoose }: AlertRowProps) {
  const words = useWords()
  const now = useNow(30_000)
  const { client } = useSession()
  const row = useRef<HTMLLIElement>(null)
  const { id, is_read, target } = alert
  const title = typeset(alert.title, words.language)
  const markRead = () => {
    if (!is_read) void client.alerts.read({ id, read: true }).catch(() => undefined)
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: only on arrival
  useEffect(() => {
    if (!opened) return
    row.current?.scrollIntoView({ block: 'center' })
    markRead()
  }, [opened])

  return (
    <li className={is_read ? 'alert' : 'alert unread'} ref={row}>
      <span className="alert-mark">
        <input
          type="checkbox"
          aria-label={words.t('panel.bulk.choose', { name: alert.title })}
          checked={chosen}
          onChange={onChoose}
        />
        <PrioritySign priority={alert.priority} />
      </span>
      <div className="alert-body">
        <h3>
          <span className="unseen">
            {words.t(`panel.alerts.priority.${alert.priority}`)}
            {is_read ? '' : `, ${words.t('panel.alerts.unread')}`}.{' '}
          </span>
          {target.view === 'alerts' ? (
            <button type="button" className="alert-title" onClick={markRead}>
              {title}
            </button>
          ) : (
            <a className="alert-title" href={hrefOf(target.view, target.id ?? undefined)} onClick={markRead}>
              {title}
            </a>
          )}
        </h3>
        <p className="alert-message">{typeset(alert.message, words.language)}</p>
        <AlertActions alert={alert} />
      </div>
      <time className="alert-when" dateTime={alert.updated_at} title={words.moment(alert.created_at)}>
        {words.ago(alert.created_at, now)}
      </time>
    </li>
  )
}
