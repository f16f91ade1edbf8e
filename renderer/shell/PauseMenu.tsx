import { Menu } from '../parts/Menu.tsx'
import { useWords } from '../session.ts'
import { PAUSE_LENGTHS } from '../vocabulary.computed.ts'
import { usePauseAll } from './usePauseAll.ts'

interface PauseMenuProps {
  /** Whether every job is paused. */
  readonly paused: boolean
  readonly anyPaused: boolean
  readonly disabled: boolean
}

/** Pauses every job for a named length, and ends every pause. */
export function PauseMenu({ paused, anyPaused, disabled }: PauseMenuProps) {
  const words = useWords()
  const { action, pause, resume } = usePauseAll()

  if (paused) {
    return (
      <button type="button" className="button primary" disabled={action.busy} onClick={() => void resume()}>
        {words.t('panel.resume')}
      </button>
    )
  }
  return (
    <Menu
      label={words.t('panel.pause')}
      name={words.t('panel.pause_all')}
      disabled={disabled || action.busy}
      items={[
        ...PAUSE_LENGTHS.map((length) => ({
          key: length,
          label: words.t(`panel.pause.${length}`),
          act: () => void pause(length),
        })),
        ...(anyPaused
          ? [{ key: 'resume', label: words.t('panel.resume_all'), act: () => void resume() }]
          : []),
      ]}
    />
  )
}
