import type { AlertRule } from '../../../shared/contract/alerts.ts'
import { Card } from '../../parts/Card.tsx'
import { Failure } from '../../parts/Failure.tsx'
import { Loaded } from '../../parts/Loaded.tsx'
import { SkeletonLines } from '../../parts/Skeleton.tsx'
import { Switch } from '../../parts/Switch.tsx'
import { useChosen } from '../../parts/useChosen.ts'
import { useRead, useSession, useWords } from '../../session.ts'
import { Notices } from './Notices.tsx'
import { PrioritySign } from './PrioritySign.tsx'
import { readRules } from './reads.ts'
import { Threshold } from './Threshold.tsx'

/** The conditions that raise alerts, with their thresholds. */
export function Rules() {
  const words = useWords()
  const state = useRead(readRules)
  return (
    <div className="pair">
      <Card title={words.t('panel.alerts.part.rules')}>
        <Loaded read={readRules} state={state} skeleton={<SkeletonLines lines={13} height={44} />}>
          {(rules) => (
            <ul className="rows">
              {rules.map((rule) => (
                <RuleRow key={rule.type} rule={rule} />
              ))}
            </ul>
          )}
        </Loaded>
      </Card>
      <Notices />
    </div>
  )
}

function RuleRow({ rule }: { readonly rule: AlertRule }) {
  const words = useWords()
  const { client, reads } = useSession()
  const { type } = rule
  const configure = async (change: { enabled?: boolean; thresholds?: Record<string, number> }) => {
    const changed = await reads.inOrder(`rule ${type}`, () =>
      client.alerts.configureRule({ type, ...change }),
    )
    reads.patch<AlertRule[]>(readRules.key, (rules) =>
      rules.map((other) => (other.type === type ? changed : other)),
    )
  }
  const enabled = useChosen(rule.enabled, (next) => configure({ enabled: next }))
  return (
    <li className="rule">
      <div className="rule-head">
        <Switch checked={enabled.value} onChange={enabled.choose}>
          {rule.title}
        </Switch>
        <span className="tag">
          <PrioritySign priority={rule.priority} />
          {words.t(`panel.alerts.priority.${rule.priority}`)}
          {rule.active > 0 && ` ${words.number(rule.active)}`}
        </span>
      </div>
      {enabled.value && Object.keys(rule.thresholds).length > 0 && (
        <div className="thresholds">
          {Object.entries(rule.thresholds).map(([name, value]) => (
            <Threshold
              key={name}
              path={`rules.${type}.${name}`}
              value={value}
              save={(next) => configure({ thresholds: { [name]: next } })}
            />
          ))}
        </div>
      )}
      {enabled.error !== undefined && <Failure error={enabled.error} />}
    </li>
  )
}
