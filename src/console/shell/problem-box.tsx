import type { Problem } from '../service.ts'
import { Icon } from './icon.tsx'

/** Title, detail and faults of a problem document. */
export function ProblemText({ problem, about }: { problem: Problem; about?: string | undefined }) {
  return (
    <div>
      <p class="message-title">
        {about !== undefined && <bdi>{about}: </bdi>}
        {problem.title}
      </p>
      {problem.detail !== undefined && <p>{problem.detail}</p>}
      {problem.errors !== undefined && problem.errors.length > 0 && (
        <ul class="faults">
          {problem.errors.map(({ pointer, detail }) => (
            <li key={pointer + detail}>
              <strong>{pointer.replace(/^\//, '')}</strong> {detail}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

export function ProblemBox({ problem }: { problem: Problem }) {
  return (
    <div class="message bad" role="alert">
      <Icon name="alert" />
      <ProblemText problem={problem} />
    </div>
  )
}
