/** A failure as a page: the form that failed, filled in again, or a page of its own. */
import type { Request } from 'express'
import type { ProblemPage } from '../http/render-problem.ts'
import { loginPage, problemPage, registerPage, setupPage } from './pages.ts'

export function createProblemView({ signup }: { signup: 'open' | 'invite' | 'closed' }): ProblemPage {
  return (problem, request, scope) => {
    const filled = { problem, email: field(request, 'email'), displayName: field(request, 'displayName') }
    switch (scope.operation?.id) {
      case 'signIn':
        return loginPage({ problem, email: filled.email, next: field(request, 'next'), signup })
      case 'register':
        return problem.type === '/problems/signup-closed' ? problemPage({ problem }) : registerPage(filled)
      case 'completeSetup':
        return problem.type === '/problems/setup-not-open'
          ? problemPage({ problem })
          : setupPage({ ...filled, token: field(request, 'token') ?? '' })
      default:
        return problemPage({ problem, signedIn: scope.principal !== undefined })
    }
  }
}

function field(request: Request, name: string): string | undefined {
  const value = (request.body as Record<string, unknown> | undefined)?.[name]
  return typeof value === 'string' ? value : undefined
}
