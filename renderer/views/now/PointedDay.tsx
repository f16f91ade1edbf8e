/** The components of the day that is pointed at in the history. */
import { Loaded } from '../../parts/Loaded.tsx'
import { SkeletonLines } from '../../parts/Skeleton.tsx'
import { useRead, useWords } from '../../session.ts'
import { MISSING } from '../../words/words.ts'
import { type OtherProfile, readComponentsOn } from './reads.ts'

interface PointedDayProps {
  readonly profile: OtherProfile
  readonly day: string
  readonly onClose: () => void
}

export function PointedDay({ profile, day, onClose }: PointedDayProps) {
  const words = useWords()
  const read = readComponentsOn(profile, day)
  const state = useRead(read)
  return (
    <section className="pointed-day" aria-label={words.t('panel.now.pointed', { day: words.date(day) })}>
      <header>
        <h3>{words.t('panel.now.pointed', { day: words.date(day) })}</h3>
        <button type="button" className="button link" onClick={onClose}>
          {words.t('panel.now.pointed_close')}
        </button>
      </header>
      <Loaded read={read} state={state} skeleton={<SkeletonLines lines={4} height={22} />}>
        {(components) => (
          <dl>
            {components.map(({ name, label, score, reason }) => (
              <div className="pointed-day-line" key={name}>
                <dt>{label}</dt>
                <dd title={reason?.message}>{score === null ? MISSING : words.number(score, 1)}</dd>
              </div>
            ))}
          </dl>
        )}
      </Loaded>
    </section>
  )
}
