/** What an alert rule is: one object that says what is fixed of its type, how it judges, and how it is worded. */
import type { AlertPriority, AlertTarget, AlertType } from '../../../../shared/alert.ts'
import type { ErrorCode } from '../../../../shared/error-codes.ts'
import type { ErrorParams } from '../../../../shared/errors.ts'
import type { AlertRules } from '../../../../shared/kinds/alerts.ts'
import type { MessageParams } from '../../../../shared/messages/catalogue.ts'
import type { MessageKey } from '../../../../shared/messages/index.ts'
import type { AlertFinding, FindingParams } from '../finding.ts'
import type { AlertRecord } from '../ports.ts'
import type { SignalValues } from '../signals.ts'

/** An asset in use; days are day numbers. */
export interface AssetFacts {
  readonly id: number
  /** Whether the owner marked it as needing maintenance. */
  readonly flagged: boolean
  readonly hasOpenMaintenance: boolean
  /** The day of its last completed maintenance, otherwise of its commissioning, otherwise of its creation. */
  readonly sinceDay: number
  /** Whether the owner turned this alert type off for it. */
  readonly muted: boolean
  /** Its own limit in days; if null, the rule's limit applies. */
  readonly intervalDays: number | null
}

/** Everything that rules look at. Maintenances are judged by ranges of days instead: there may be 100,000. */
export interface RuleInput extends SignalValues {
  /** Assets in use which may need an alert; read when a rule asks for them. */
  readonly assets: () => Iterable<AssetFacts>
}

/** A moment as a rule sees it. */
export interface RuleMoment {
  readonly now: number
  /** The owner's calendar day, as a day number. */
  readonly today: number
  /** When this process started or the machine last woke up, whichever is later, ms. */
  readonly awakeSince: number
  /** Whether an alert is open. Rules with a hysteresis use it. */
  readonly isOpen: (type: AlertType, subject: string) => boolean
}

/** Makes the sentences of one alert in the reader's language; the parameters of the alert are filled in. */
export interface AlertWords {
  readonly say: (key: MessageKey, more?: MessageParams) => string
  /** The sentence of a registered error. */
  readonly error: (code: ErrorCode, params: ErrorParams) => string
  /** Days until the planned day of the alert, negative if late; null if it is about none. */
  readonly daysLeft: number | null
  /** A day number as `9 March`, with the year if it is another than the reader's. */
  readonly day: (day: number) => string
  /** An instant, ms, in the reader's zone. */
  readonly dateTime: (instant: number) => string
}

/** What is fixed of a type of alert, and its words. */
interface RuleFacts<T extends AlertType> {
  readonly type: T
  readonly priority: AlertPriority
  /** Sort order in lists, most urgent first. It is stored, so a number never changes its meaning. */
  readonly sortOrder: number
  /** The view that a click on the alert opens. */
  readonly view: AlertTarget['view']
  /** `alert.title.<type>` if the rule does not say otherwise. */
  readonly title?: (alert: AlertRecord, words: AlertWords) => string
  readonly message: MessageKey | ((alert: AlertRecord, words: AlertWords) => string)
  /** What precedes the message in a list of several alerts; the title if the rule does not say otherwise. */
  readonly lineTitle?: (alert: AlertRecord) => string
}

/** `keep`: there is no data to judge by now, so an open alert stays open and none is raised. */
export type SubjectOutcome = FindingParams | 'keep' | null

/** A rule over subjects that are looked at one by one. */
interface SubjectRule<T extends AlertType, Subject> extends RuleFacts<T> {
  readonly subjects: (input: RuleInput) => Iterable<Subject>
  /** What an open alert is unique by, together with its type. */
  readonly subjectOf: (subject: Subject) => string
  /** The asset an alert is about, if it is about one. */
  readonly assetOf?: (subject: Subject) => number
  /**
   * Asked only while the rule is on.
   * @returns the parameters of the message if the condition holds, null if it does not.
   */
  readonly judge: (
    subject: Subject,
    thresholds: AlertRules[T],
    moment: RuleMoment & { readonly wasOpen: () => boolean },
  ) => SubjectOutcome
}

/** First and last day, both included. */
type Days = readonly [from: number, to: number]

/** A rule over planned maintenances: the open ones planned in a range of days have this alert, all others have not. */
interface PlannedDaysRule<T extends AlertType> extends RuleFacts<T> {
  /** Asked only while the rule is on. */
  readonly days: (today: number, thresholds: AlertRules[T]) => Days
  /** Whether a maintenance's own lead counts, before or after the first of these days. */
  readonly ownLead?: boolean
}

/** Called for each subject that has a finding, or must stay as it is. */
type TakeOutcome = (type: AlertType, subject: string, outcome: AlertFinding | 'keep') => void

/** A rule as the pass over all of them uses it, whatever its subjects are. */
export interface AlertRuleDefinition<T extends AlertType = AlertType> extends RuleFacts<T> {
  readonly judgeAll?: (input: RuleInput, rules: AlertRules, moment: RuleMoment, take: TakeOutcome) => void
  readonly range?: (today: number, rules: AlertRules) => RuleDays
}

/** A rule over subjects; while it is off it finds nothing, so its alerts end. */
export function subjectRule<T extends AlertType, Subject>({
  subjects,
  subjectOf,
  assetOf,
  judge,
  ...facts
}: SubjectRule<T, Subject>): AlertRuleDefinition<T> {
  const { type } = facts
  return {
    ...facts,
    judgeAll: (input, rules, moment, take) => {
      const thresholds = rules[type]
      if (!thresholds.enabled) return
      for (const one of subjects(input)) {
        const subject = subjectOf(one)
        const wasOpen = () => moment.isOpen(type, subject)
        const outcome = judge(one, thresholds, { ...moment, wasOpen })
        if (outcome === 'keep') take(type, subject, 'keep')
        else if (outcome !== null) {
          take(type, subject, { type, subject, assetId: assetOf?.(one) ?? null, params: outcome })
        }
      }
    },
  }
}

/** Planned days, both included. With own leads, the first is today. */
export interface RuleDays {
  readonly fromDay: number
  readonly toDay: number
  readonly ownLead: boolean
}

/** No day at all. */
const NO_DAYS: RuleDays = { fromDay: 0, toDay: -1, ownLead: false }

/** A rule over ranges of days; one that is off has an empty range, and does not hand over to another. */
export function dayRule<T extends AlertType>({
  days,
  ownLead = false,
  ...facts
}: PlannedDaysRule<T>): AlertRuleDefinition<T> {
  return {
    ...facts,
    range: (today, rules) => {
      const thresholds = rules[facts.type]
      if (!thresholds.enabled) return NO_DAYS
      const [fromDay, toDay] = days(today, thresholds)
      return { fromDay, toDay, ownLead }
    },
  }
}
