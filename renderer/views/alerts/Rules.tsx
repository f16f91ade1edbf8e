import type { AlertRule } from '../../../shared/contract/alerts.ts'
import { Card } from '../../parts/Card.tsx'
import { Failure } from '../../parts/Failure.tsx'
import { Loaded } from '../../parts/Loaded.tsx'
import { SkeletonLines } from '../../parts/Skeleton.tsx'
import { Switch } from '../../parts/Switch.tsx'
import { useAction } from '../../parts/useAction.ts'
import { useRead, useSession, useWords } from '../../session.ts'
import { labelOf } from '../settings/field-words.ts'
import { Notices } from './Notices.tsx'
import { PrioritySign } from './PrioritySign.tsx'
import { readRules } from './reads.ts'

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
  const action = useAction()
  const { type } = rule
  const configure = (change: { enabled?: boolean; thresholds?: Record<string, number> }) =>
    void action.run(async () => {
      const changed = await client.alerts.configureRule({ type, ...change })
      reads.patch<AlertRule[]>(readRules.key, (rules) =>
        rules.map((other) => (other.type === type ? changed : other)),
      )
    })
  return (
    <li className="rule">
      <div className="rule-head">
        <Switch checked={rule.enabled} onChange={(enabled) => configure({ enabled })}>
          {rule.title}
        </Switch>
        <span className="tag">
          <PrioritySign priority={rule.priority} />
          {words.t(`panel.alerts.priority.${rule.priority}`)}
          {rule.active > 0 && ` ${words.number(rule.active)}`}
        </span>
      </div>
      {rule.enabled && Object.keys(rule.thresholds).length > 0 && (
        <div className="thresholds">
          {Object.entries(rule.thresholds).map(([name, value]) => (
            <Threshold
              key={`${name} ${value}`}
              path={`rules.${type}.${name}`}
              value={value}
              onSave={(next) => configure({ thresholds: { [name]: next } })}
            />
          ))}
        </div>
      )}
      {action.error !== undefined && <Failure error={action.error} />}
    </li>
  )
}

interface ThresholdProps {
  readonly path: string
  readonly value: number
  readonly onSave: (value: number) => void
}

/** Saved on Enter or when the field loses the focus. */
function Threshold({ path, value, onSave }: ThresholdProps) {
  const words = useWords()
  const save = (text: string) => {
    const next = Number(text.replace(',', '.'))
    if (text.trim() !== '' && Number.isFinite(next) && next !== value) onSave(next)
  }
  return (
    <label>
      <span>{labelOf(path, words)}</span>
      <input
        className="input"
        inputMode="decimal"
        defaultValue={value}
        onBlur={(event) => save(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') save(event.currentTarget.value)
        }}
      />
    </label>
  )
}
