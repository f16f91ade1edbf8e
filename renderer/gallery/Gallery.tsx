/** Every part in every state, each under its name. A part without a place here fails a test. */
import { controls } from './controls.tsx'
import { figures } from './figures.tsx'
import { messages } from './messages.tsx'

/** Parts that open something below themselves. */
const TALL = ['Menu']

export function Gallery() {
  return (
    <main className="gallery">
      {Object.entries({ ...controls, ...figures, ...messages }).map(([name, States]) => (
        <section key={name} data-part={name} className={TALL.includes(name) ? 'tall' : ''}>
          <h2>{name}</h2>
          <States />
        </section>
      ))}
    </main>
  )
}
