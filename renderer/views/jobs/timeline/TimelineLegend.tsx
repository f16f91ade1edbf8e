import { useWords } from '../../../session.ts'
import { FORM_HEIGHT, FORMS, pathOf } from '../run-forms.ts'

/** A form stands at the bottom of its place, a word in the middle of its line. */
const SHOWN_PART = `0 ${FORM_HEIGHT - 16} 8 16`

const SHOWN = ['succeeded', 'partial', 'failed', 'skipped', 'cancelled', 'interrupted', 'running'] as const

/** What the forms of a timeline mean. */
export function TimelineLegend() {
  const words = useWords()
  return (
    <ul className="lane-legend" aria-label={words.t('panel.timeline.legend')}>
      {SHOWN.map((one) => (
        <li key={one}>
          <svg width="8" height="16" viewBox={SHOWN_PART} aria-hidden="true" focusable="false">
            <path d={pathOf(FORMS[one].form, 1, 14)} fill={FORMS[one].colour} />
          </svg>
          {words.t(one === 'running' ? 'state.running' : `outcome.${one}`)}
        </li>
      ))}
      <li>
        <svg width="8" height="16" viewBox={SHOWN_PART} aria-hidden="true" focusable="false">
          <path className="lane-planned" d="M1.5 15.5h4v8h-4z" />
        </svg>
        {words.t('panel.timeline.planned')}
      </li>
    </ul>
  )
}
