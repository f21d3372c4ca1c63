"""The menu. A page calls the shell itself, so a deep link to it needs nothing from here. Opens no data."""

import streamlit as st

# An address is never a file's stem: a cold link to a stem would run the page without its menu.
menu = [
    st.Page("pages/summary_page.py", title="Summary", url_path="summary", default=True),
    st.Page("pages/satisfaction_page.py", title="Satisfaction", url_path="satisfaction"),
    st.Page("pages/retention_page.py", title="Retention economics", url_path="retention-economics"),
    st.Page("pages/issues_page.py", title="Priority issues", url_path="priority-issues"),
    st.Page("pages/exports_page.py", title="Departmental exports", url_path="departmental-exports"),
]
st.navigation(menu, position="top").run()
