/** React and uPlot with a year of scores written into the page: what no panel of this form can do without. */
import { useEffect, useRef, useState } from 'react'
import { createRoot } from 'react-dom/client'
import uPlot from 'uplot'

const DAY = 86_400
const TIMES = Array.from({ length: 365 }, (_, day) => 1_700_000_000 + day * DAY)
const SCORES = TIMES.map((_, day) => 50 + 40 * Math.sin(day / 20))

function Plot() {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const target = place.current
    if (target === null) return undefined
    const options = { width: 800, height: 300, series: [{}, { stroke: 'blue' }] }
    const plot = new uPlot(options, [TIMES, SCORES], target)
    return () => plot.destroy()
  }, [])
  return <div className="plot" ref={place} />
}

function Bare() {
  const [view, setView] = useState('now')
  const rows = Array.from({ length: 20 }, (_, row) => row)
  return (
    <main>
      <button type="button" onClick={() => setView(view === 'now' ? 'list' : 'now')}>
        {view}
      </button>
      {view === 'now' ? (
        <>
          <div className="meter">51</div>
          <Plot />
        </>
      ) : (
        <ul className="list">
          {rows.map((row) => (
            <li key={row}>Row {row}</li>
          ))}
        </ul>
      )}
    </main>
  )
}

const element = document.getElementById('root')
if (element !== null) createRoot(element).render(<Bare />)
