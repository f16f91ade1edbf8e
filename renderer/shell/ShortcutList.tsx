import { Dialog } from '../parts/Dialog.tsx'
import { useWords } from '../session.ts'
import { VIEWS } from './panel-route.ts'
import { VIEW_KEYS } from './Shortcuts.tsx'

/** The keys that act anywhere in the panel. */
export function ShortcutList({ onClose }: { readonly onClose: () => void }) {
  const words = useWords()
  const keys: readonly (readonly [string, string])[] = [
    ['Ctrl K', words.t('panel.palette')],
    ['/', words.t('panel.keys.search')],
    ['?', words.t('panel.keys')],
    ...VIEWS.map((view) => [`g ${VIEW_KEYS[view]}`, words.t(`panel.view.${view}`)] as const),
  ]
  return (
    <Dialog title={words.t('panel.keys')} onClose={onClose}>
      <dl className="facts">
        {keys.map(([key, what]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <div className="buttons">
        <button type="button" className="button" onClick={onClose}>
          {words.t('panel.close')}
        </button>
      </div>
    </Dialog>
  )
}
