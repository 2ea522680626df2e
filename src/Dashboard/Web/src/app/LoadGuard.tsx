import { Component, type ReactNode } from "react";
import { Notice } from "../shared/parts/Notice";

/** Says that a part of the page could not be loaded, in the place of that part. */
export class LoadGuard extends Component<{ children: ReactNode }, { readonly hasFailed: boolean }> {
  override readonly state = { hasFailed: false };

  static getDerivedStateFromError() {
    return { hasFailed: true };
  }

  override render() {
    return this.state.hasFailed ? (
      <Notice title="This part of the page cannot be shown." tone="alert">
        <p>Its files could not be loaded, or something in it is broken. What you wrote is kept in this browser.</p>
        <button type="button" onClick={() => window.location.reload()}>
          Load the page again
        </button>
      </Notice>
    ) : (
      this.props.children
    );
  }
}
