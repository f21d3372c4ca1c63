"""The menu, and the server that shows it. A page calls the shell itself, so a deep link needs nothing from here."""

import streamlit as st

from presentation.server_start import ready_before_readers

if __name__ != "__main__":
    # `streamlit run app.py` finds this by its name, imports the file for it, and runs it as the script of each page.
    app = st.App(__file__, lifespan=ready_before_readers)
else:
    # A page's address is its file's stem: see presentation/cold_start.py.
    menu = [
        st.Page("pages/summary.py", title="Summary", url_path="summary", default=True),
        st.Page("pages/satisfaction.py", title="Satisfaction", url_path="satisfaction"),
        st.Page("pages/voice.py", title="Customer voice", url_path="voice"),
        st.Page("pages/customer-stories.py", title="Customer stories", url_path="customer-stories"),
        st.Page("pages/retention-economics.py", title="Retention economics", url_path="retention-economics"),
        st.Page("pages/priority-issues.py", title="Priority issues", url_path="priority-issues"),
        st.Page("pages/triage.py", title="Triage board", url_path="triage"),
        st.Page("pages/board-pack.py", title="Board pack", url_path="board-pack"),
        st.Page("pages/departmental-exports.py", title="Departmental exports", url_path="departmental-exports"),
        st.Page("pages/editions.py", title="Editions", url_path="editions"),
        st.Page("pages/bring-your-exports.py", title="Bring your exports", url_path="bring-your-exports"),
        st.Page("pages/methods.py", title="Methods", url_path="methods"),
        st.Page("pages/present.py", title="Present", url_path="present", visibility="hidden"),
    ]
    st.navigation(menu, position="top").run()
